import { type Plan, policyVersions } from '@tenglong/domain/plan';
import {
  type HeldCase,
  type HeldValue,
  heldSources,
  holdFacts,
  type PolicyFile,
  type PolicyInputs,
  withValue,
} from '@tenglong/domain/policy';
import { listedStages } from '@tenglong/domain/register';
import { decimal, type Exact, ZERO } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import { countyScope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { type LoadedYear, loadEnterpriseYears } from '../enterprise/index.ts';
import { withLeases } from './lease-facts.ts';
import { itemOf, listAllPurchases, type Purchase, purchaseKey } from './purchase-store.ts';

/** One entry of a register that a policy is about. */
interface Entry {
  readonly register: string;
  readonly number: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string | boolean | null>>;
}

/** What everybody's cases are put together from: read once for the whole population. */
export interface Population {
  readonly plan: Plan;
  readonly year: number;
  readonly enterprises: readonly LoadedYear[];
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly purchases: ReadonlyMap<string, readonly Purchase[]>;
  grade(creditCode: string, year: number): string | undefined;
  /** 元 granted in the year; `undefined` for a policy whose applications are not kept here. */
  granted(policy: string, creditCode: string): Exact | undefined;
}

export interface Case {
  readonly creditCode: string;
  readonly number: string;
  readonly title: string;
  readonly held: HeldCase;
}

const plain = (value: string | boolean): HeldValue => ({ kind: 'plain', value });

function fieldOf(plan: Plan, { register, fields }: Entry, name: string): HeldValue | undefined {
  const spec = plan.registers.find(({ file }) => file.id === register)?.file.fields[name];
  const value = fields[name];
  if (!spec || value === undefined || value === null || value === '') return undefined;
  if (spec.type !== 'number') return plain(value);
  return typeof value === 'string'
    ? { kind: 'number', value: decimal(value), unit: spec.unit ?? '' }
    : undefined;
}

const isPriced = (fields: PolicyInputs): boolean =>
  fields.quantity !== undefined &&
  (fields.unitPriceInclTax !== undefined || fields.unitPriceExclTax !== undefined);

/** The list of a policy that what is claimed for stands in: the one with a price and a quantity. */
export function pricedList({ inputs }: PolicyFile) {
  for (const [name, input] of Object.entries(inputs)) {
    if (input.type === 'list' && isPriced(input.fields)) return { name, input };
  }
  return undefined;
}

/** What a policy's list inputs are filled with from what is claimed for; nothing known, nothing is said. */
export function withPurchases(file: PolicyFile, facts: unknown, purchases: readonly Purchase[]): unknown {
  const priced = pricedList(file);
  if (purchases.length === 0 || !priced) return facts;
  const { fields } = priced.input;
  const counted = purchases.filter(({ ruling }) => ruling !== 'excluded');
  const bought = counted.filter(({ leased }) => !leased).map((one) => itemOf(one, fields));
  const all = withValue(facts, priced.name, bought);
  return withLeases(
    file,
    all,
    counted.filter(({ leased }) => leased),
  );
}

/** The entries that stand on these lists, done or not. */
function standing({ registers }: Plan, ids: readonly string[]): SQL {
  const lists = registers.flatMap(({ file }) =>
    ids.includes(file.id)
      ? [sql`(register = ${file.id} and stage = any(${sql.param(listedStages(file))}::text[]))`]
      : [],
  );
  return lists.length > 0 ? sql.join(lists, sql` or `) : sql`false`;
}

/**
 * Everything that is held of everybody in a year. Queries: 8, whatever the number of enterprises.
 *
 * What is asked for by the whole county's run is read in the whole county's name; who sees which row is decided where
 * rows are shown.
 */
export async function loadPopulation(tx: Tx, plan: Plan, year: number): Promise<Population> {
  const enterprises = await loadEnterpriseYears(tx, countyScope, year);
  const graded = await tx.rows<{ code: string; year: number; grade: string | null }>(sql`
    select distinct on (r.credit_code, run.year) r.credit_code as code, run.year, r.grade
    from evaluation_results r join evaluation_runs run on run.id = r.run_id
    where run.year in (${year}, ${year - 1}) order by r.credit_code, run.year, run.number desc`);
  const grades = new Map(graded.map((row) => [`${row.code} ${row.year}`, row.grade ?? 'none']));
  const evaluated = new Set(graded.map((row) => row.year));
  const about = new Map(
    policyVersions(plan).flatMap(({ file }) => (file.about ? [[file.about.register, file.about]] : [])),
  );
  const codeOf = codesByName(enterprises);
  const rows = await tx.rows<Entry>(sql`
    select register, coalesce(subject_id, id::text) as number, subject_name as title, fields from register_entries
    where ${standing(plan, [...about.keys()])}
    order by register, subject_id, opened_on desc, id`);
  const entries = new Map<string, Entry[]>();
  for (const row of rows) {
    const { enterprise = '', named = '' } = about.get(row.register) ?? {};
    const code = row.fields[enterprise] || codeOf(row.fields[named]);
    if (typeof code !== 'string') continue;
    const key = `${row.register} ${code}`;
    const list = entries.get(key) ?? [];
    // A project that came to an end and began anew is the one that is open now.
    if (!list.some(({ number }) => number === row.number)) entries.set(key, [...list, row]);
  }
  const purchases = await listAllPurchases(tx);
  // A grant that was taken over without its sum leaves the sum of the year unknown.
  const sums = await tx.rows<{ policy: string; code: string; sum: string | null }>(sql`
    select policy, credit_code as code,
      case when bool_and(amount_yuan is not null) then sum(amount_yuan)::text end as sum
    from policy_grants where year = ${year} group by policy, credit_code`);
  const granted = new Map(
    sums.map(({ policy, code, sum }) => [`${policy} ${code}`, sum === null ? undefined : decimal(sum)]),
  );
  const grantedTo = (key: string) => (granted.has(key) ? granted.get(key) : ZERO);
  const kept = new Set(plan.registers.flatMap(({ file }) => file.policy?.id ?? []));
  return {
    plan,
    year,
    enterprises,
    entries,
    purchases,
    granted: (policy, code) => (kept.has(policy) ? grantedTo(`${policy} ${code}`) : undefined),
    // Whoever a run of the year has no line for was not evaluated; without a run nothing is known.
    grade: (code, of) => grades.get(`${code} ${of}`) ?? (evaluated.has(of) ? 'none' : undefined),
  };
}

/** The enterprise that alone bears a name; of several with the same name nobody can say which is meant. */
function codesByName(enterprises: readonly LoadedYear[]) {
  const codes = new Map<string, string | undefined>();
  for (const { name, creditCode } of enterprises) codes.set(name, codes.has(name) ? undefined : creditCode);
  return (name: unknown): string | undefined => (typeof name === 'string' ? codes.get(name) : undefined);
}

/** The cases of one policy: one for each enterprise, or for each entry of the register it is about. */
export function* casesOf(population: Population, file: PolicyFile): Generator<Case> {
  const { plan, year } = population;
  const sources = heldSources(file.inputs);
  const units = new Map((plan.facts?.facts ?? []).map(({ id, unit }) => [id, unit]));
  for (const { creditCode, name, facts } of population.enterprises) {
    const found: readonly (Entry | undefined)[] = file.about
      ? (population.entries.get(`${file.about.register} ${creditCode}`) ?? [])
      : [undefined];
    for (const entry of found) {
      const held = holdFacts(file.inputs, sources, {
        fact: (id) => {
          const value = facts.get(id);
          return value ? { kind: 'number', value, unit: units.get(id) ?? '' } : undefined;
        },
        grade: (which) => population.grade(creditCode, which === 'year' ? year : year - 1),
        field: (field) => entry && fieldOf(plan, entry, field),
        listed: entry !== undefined,
        granted: population.granted(file.id, creditCode),
        yearEnd: `${year}-12-31`,
      });
      const number = entry?.number ?? '';
      const claimed =
        population.purchases.get(purchaseKey({ policy: file.id, caseNumber: number, creditCode })) ?? [];
      const whole = withPurchases(file, held.facts, claimed);
      yield { creditCode, number, title: entry?.title ?? name, held: { ...held, facts: whole } };
    }
  }
}
