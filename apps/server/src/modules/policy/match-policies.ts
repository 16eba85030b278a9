import {
  compilePolicy,
  type Determination,
  determine,
  findTiers,
  isInForce,
  mostYuan,
  nearMisses,
  type PolicyFile,
  type PreparedPolicy,
  placeInput,
  readFacts,
} from '@tenglong/domain/policy';
import { canonicalJson } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { turns } from '../../platform/turns/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { copyInTurns } from './copy-in-turns.ts';
import { casesOf, loadPopulation, type Population } from './held-cases.ts';
import { policyBookOn } from './policy-book.ts';

/** What one set of facts comes to, ready for its row. */
interface Finding {
  readonly verdict: Determination['verdict'];
  readonly amountYuan: string | null;
  /** What it can come to at most once everything is known, where it is not. */
  readonly mostYuan: string | null;
  readonly outcome: string | null;
  readonly missing: readonly string[];
  readonly asked: number;
  readonly near: string | null;
  readonly closeness: number | null;
  readonly reason: string;
}

/** Whether a missing fact is the enterprise's own to tell: what is in no department's hands. */
function isAsked({ inputs }: PolicyFile, place: string): boolean {
  const [head = ''] = place.split('[');
  return (inputs[head] ?? placeInput(inputs, place)?.input)?.source === 'form';
}

/** Who lacks more than this is close to no tier that could be told; it is not worth every step. */
const FEW = 5;

/**
 * Judges cases of one policy on one day with the compiled form. Many enterprises have the same facts held of them: each
 * set is judged once, and only one that may be close to a bound is judged step by step.
 */
function judgeOf(policy: PreparedPolicy, asOf: string): (facts: unknown) => Finding | undefined {
  const compiled = compilePolicy(policy, asOf);
  const scaled = findTiers(policy.file).length > 0;
  const known = new Map<string, Finding | undefined>();
  const judge = (facts: unknown): Finding | undefined => {
    const reading = readFacts(policy, facts);
    // What is held contradicts itself: nothing to promise on, and the desk of findings says so elsewhere.
    if (reading.kind === 'problems') return undefined;
    const found = compiled.determine(reading.facts);
    const open = found.verdict === 'unknown' && (!scaled || found.missing.length > FEW);
    const traced = open ? undefined : determine(policy, reading.facts, asOf);
    const [nearest] = traced ? nearMisses(policy.file, traced) : [];
    const failed = traced?.trace.provisions.find(({ applies, meets }) => applies === true && meets === false);
    const given = found.grade ?? found.term;
    return {
      verdict: found.verdict,
      amountYuan: found.amountYuan ?? null,
      mostYuan: (found.verdict === 'unknown' && mostYuan(policy, reading.facts, asOf)) || null,
      outcome: given === undefined || given === null ? null : String(given),
      missing: found.missing,
      asked: found.missing.filter((place) => isAsked(policy.file, place)).length,
      near: nearest?.words ?? null,
      closeness: nearest?.closeness ?? null,
      reason: failed?.says ?? '',
    };
  };
  return (facts) => {
    const key = canonicalJson(facts);
    if (!known.has(key)) known.set(key, judge(facts));
    return known.get(key);
  };
}

/** Longer facts fit no link, and a row of a list is no place for a whole purchase sheet. */
const LONGEST_FACTS = 20_000;
const keptFacts = (facts: unknown): string | null => {
  const text = JSON.stringify(facts);
  return text.length > LONGEST_FACTS ? null : text;
};

/** Judges everybody's cases in pieces, so that the server goes on answering meanwhile. */
async function judgeAll(population: Population, asOf: string): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  const pause = turns();
  for (const policy of policyBookOn(population.plan, asOf).values()) {
    if (policy.unavailable !== undefined || !isInForce(policy, asOf)) continue;
    const judge = judgeOf(policy, asOf);
    for (const { creditCode, number, title, held } of casesOf(population, policy.file)) {
      await pause();
      const found = held.places.length === 0 ? undefined : judge(held.facts);
      if (!found) continue;
      rows.push([
        ...[
          population.year,
          creditCode,
          policy.file.id,
          number,
          title,
          found.verdict,
          found.amountYuan,
          found.mostYuan,
          found.outcome,
        ],
        ...[JSON.stringify(found.missing), found.asked, found.near, found.closeness, found.reason],
        keptFacts(held.facts),
      ]);
    }
  }
  return rows;
}

/**
 * Works out which policy may concern whom in a year, from what is held: every policy in force over every enterprise of
 * the roster, or over every entry of the register a policy is about. Rows are kept where anything is held of the case;
 * what was worked out for the year before is replaced. What is held is read in one moment, judged outside any
 * transaction, and written in a short one. Queries: 14 and one bulk load, whatever the population.
 *
 * @returns how many cases were judged
 */
export async function matchPolicies(deps: Deps, actor: Actor, year: number): Promise<number> {
  const today = deps.clock.today();
  const asOf = today < `${year}-12-31` ? today : `${year}-12-31`;
  const { version, population, commitNo } = await deps.db.read(async (tx) => {
    const loaded = await getActivePlan(tx);
    const [held] = await tx.rows<{ commitNo: number }>(
      sql`select coalesce(max(commit_no), 0) as "commitNo" from batches where status = 'committed'`,
    );
    return {
      version: loaded.version,
      population: await loadPopulation(tx, loaded.plan, year),
      commitNo: held?.commitNo ?? 0,
    };
  });
  const at = deps.clock.now();
  const rows = await judgeAll(population, asOf);
  await deps.db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`policy-matches ${year}`}, 0))`);
    await tx.run(sql`delete from policy_matches where year = ${year}`);
    await tx.run(sql`delete from policy_match_runs where year = ${year}`);
    await tx.run(sql`
      insert into policy_match_runs (year, plan_version_id, as_of, made_at, made_by, commit_no, cases)
      values (${year}, ${version.id}, ${asOf}, ${at}, ${actor.displayName}, ${commitNo}, ${rows.length})`);
    await copyInTurns(
      tx,
      `policy_matches (year, credit_code, policy, case_number, case_title, verdict, amount_yuan, most_yuan, outcome, missing, asked,
        near, closeness, reason, facts)`,
      rows,
    );
    await tx.run(sql`analyze policy_matches`);
    await recordAudit(tx, {
      actor,
      action: 'policy.matched',
      subject: String(year),
      at,
      after: { year, asOf, cases: rows.length, plan: version.id },
    });
  });
  return rows.length;
}
