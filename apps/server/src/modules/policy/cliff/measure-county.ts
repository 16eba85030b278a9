import type { CliffLens, CliffNeighbour, CliffRow } from '@tenglong/contracts/policy';
import { type Plan, unitName } from '@tenglong/domain/plan';
import {
  BANDS,
  bandOf,
  bunchingOf,
  type CliffGauge,
  type CliffPoint,
  gaugeCliffs,
  isInForce,
  type PolicyFile,
} from '@tenglong/domain/policy';
import { canonicalJson, compare, type Exact, roundTo, toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { turns } from '../../../platform/turns/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import { caseNumberOf } from '../application.ts';
import type { DraftDeps } from '../draft/draft-deps.ts';
import { holdApplications } from '../grant-standing.ts';
import { casesOf, loadPopulation, type Population } from '../held-cases.ts';
import { policyBookOn } from '../policy-book.ts';

interface Subject {
  readonly creditCode: string;
  readonly number: string;
  readonly source: 'held' | 'application';
  readonly facts: unknown;
}

type Who = ReadonlyMap<string, { readonly name: string; readonly unitName: string }>;

/** Near is within five hundredths of the bound. */
const NEAR: Exact = { n: 5n, d: 100n };
/** As many neighbours as a page has room for; the workbook has the same. */
const MOST_NEIGHBOURS = 200;

const isNear = ({ ratio }: CliffPoint): boolean =>
  compare({ n: ratio.n < 0n ? -ratio.n : ratio.n, d: ratio.d }, NEAR) <= 0;

/** One threshold as it is being counted. */
class Count {
  readonly bands = Array.from({ length: BANDS }, () => 0);
  unknown = 0;
  nearMet = 0;
  nearUnmet = 0;
  readonly neighbours: (Subject & { readonly point: CliffPoint })[] = [];
  private readonly known = new Map<string, readonly CliffPoint[] | undefined>();

  constructor(readonly gauge: CliffGauge) {}

  add(subject: Subject, key: string): void {
    if (!this.known.has(key)) this.known.set(key, this.gauge.measure(subject.facts));
    const points = this.known.get(key);
    if (!points) this.unknown += 1;
    for (const point of points ?? []) {
      const band = bandOf(point, this.gauge.cliff.operator);
      this.bands[band] = (this.bands[band] ?? 0) + 1;
      if (!isNear(point)) continue;
      if (point.met) this.nearMet += 1;
      else this.nearUnmet += 1;
      if (this.neighbours.length < MOST_NEIGHBOURS) this.neighbours.push({ ...subject, point });
    }
  }

  row(file: PolicyFile, who: Who, population: Population): CliffRow {
    const { cliff, label, bound, unit } = this.gauge;
    // A cap is no line that anybody would want to get over.
    const { chance, verdict } =
      cliff.kind === 'cap'
        ? { chance: null, verdict: 'even' as const }
        : bunchingOf(this.nearMet, this.nearUnmet);
    return {
      id: `${file.id} ${cliff.at}`,
      policy: file.id,
      policyTitle: file.title,
      clause: cliff.clause,
      kind: cliff.kind,
      says: cliff.says,
      operator: cliff.operator,
      label,
      bound,
      unit,
      bands: [...this.bands],
      known: this.bands.reduce((all, one) => all + one, 0),
      unknown: this.unknown,
      nearMet: this.nearMet,
      nearUnmet: this.nearUnmet,
      chance,
      verdict,
      neighbours: this.neighbours.map(({ creditCode, number, source, point }): CliffNeighbour => {
        const grade = population.grade(creditCode, population.year);
        return {
          creditCode,
          source,
          caseNumber: number,
          met: point.met,
          name: who.get(creditCode)?.name ?? creditCode,
          unitName: who.get(creditCode)?.unitName ?? '',
          grade: grade === 'A' || grade === 'B' || grade === 'C' || grade === 'D' ? grade : null,
          figure: toDecimalString(roundTo(point.figure, 2, 'half-up'), 2),
        };
      }),
    };
  }
}

async function readYears(tx: Tx): Promise<number[]> {
  const rows = await tx.rows<{ year: number }>(
    sql`select distinct year from enterprise_years order by year desc limit 10`,
  );
  return rows.map(({ year }) => year);
}

/** The applications under way of the policies, by policy. Queries: a few for each policy, however many applications. */
async function listApplied(
  deps: DraftDeps,
  plan: Plan,
  today: string,
): Promise<ReadonlyMap<string, Subject[]>> {
  const found = new Map<string, Subject[]>();
  const pause = turns();
  const kept = new Set(plan.registers.flatMap(({ file }) => file.policy?.id ?? []));
  for (const policy of kept) {
    const { applications, holding } = await deps.db.read(async (tx) => {
      const under = await deps.applicationsUnder(tx, policy);
      return { applications: under, holding: await holdApplications(tx, under, today) };
    });
    const subjects: Subject[] = [];
    for (const application of applications) {
      const { facts } = holding(application);
      await pause();
      const { id } = application.entry.subject;
      subjects.push({
        creditCode: id ?? '',
        number: caseNumberOf(application),
        source: 'application',
        facts,
      });
    }
    found.set(policy, subjects);
  }
  return found;
}

/**
 * 断崖透视: every threshold of every policy that can be computed, and how many of the enterprises, projects and applications
 * held stand how far from it. What is held is read in one moment and measured outside any transaction, in pieces that let
 * others go first.
 */
export async function measureCounty(deps: DraftDeps, year: number): Promise<CliffLens> {
  const today = deps.clock.today();
  const asOf = today < `${year}-12-31` ? today : `${year}-12-31`;
  const { plan, population, years } = await deps.db.read(async (tx) => {
    const loaded = await getActivePlan(tx);
    return {
      plan: loaded.plan,
      population: await loadPopulation(tx, loaded.plan, year),
      years: await readYears(tx),
    };
  });
  const applied = await listApplied(deps, plan, today);
  const who: Who = new Map(
    population.enterprises.map(({ creditCode, name, unitId, unit }) => [
      creditCode,
      { name, unitName: unitId === null ? unit : unitName(plan, unitId) },
    ]),
  );
  const pause = turns();
  const rows: CliffRow[] = [];
  const computable = [...policyBookOn(plan, asOf).values()].filter(
    (policy) => policy.unavailable === undefined && isInForce(policy, asOf),
  );
  for (const policy of computable) {
    const counts = gaugeCliffs(policy, asOf).map((gauge) => new Count(gauge));
    if (counts.length === 0) continue;
    const own = applied.get(policy.file.id) ?? [];
    const taken = new Set(own.map(({ creditCode, number }) => `${creditCode} ${number}`));
    for (const subject of own) {
      const key = canonicalJson(subject.facts);
      for (const count of counts) count.add(subject, key);
      await pause();
    }
    for (const { creditCode, number, held } of casesOf(population, policy.file)) {
      await pause();
      if (held.places.length === 0 || taken.has(`${creditCode} ${number}`)) continue;
      const key = canonicalJson(held.facts);
      for (const count of counts) count.add({ creditCode, number, source: 'held', facts: held.facts }, key);
    }
    rows.push(...counts.map((count) => count.row(policy.file, who, population)));
  }
  return { year, years, asOf, policies: computable.length, rows };
}
