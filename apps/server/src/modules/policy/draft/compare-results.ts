import type { PreviewRow } from '@tenglong/contracts/policy';
import { compilePolicy, type Determination, type PreparedPolicy, readFacts } from '@tenglong/domain/policy';
import { canonicalJson, compare, decimal } from '@tenglong/domain/values';

/** What one set of facts comes to. */
export interface Result {
  readonly verdict: Determination['verdict'];
  readonly amountYuan: string | null;
  readonly outcome: string | null;
}

const UNKNOWN: Result = { verdict: 'unknown', amountYuan: null, outcome: null };

/** Judges by one version on one day with the compiled form; the same facts are judged once. */
export function judgeBy(policy: PreparedPolicy, asOf: string): (facts: unknown) => Result {
  const compiled = compilePolicy(policy, asOf);
  const known = new Map<string, Result>();
  const judge = (facts: unknown): Result => {
    const reading = readFacts(policy, facts);
    // What is held contradicts itself: nothing can be said of it.
    if (reading.kind === 'problems') return UNKNOWN;
    const { verdict, amountYuan = null, grade, term } = compiled.determine(reading.facts);
    const given = grade ?? term;
    return { verdict, amountYuan, outcome: given === undefined || given === null ? null : String(given) };
  };
  return (facts) => {
    const key = canonicalJson(facts);
    const found = known.get(key) ?? judge(facts);
    known.set(key, found);
    return found;
  };
}

/** Whether somebody comes to more or to less; `unknown` where either version cannot tell. */
export function changeOf(before: Result, after: Result): PreviewRow['change'] {
  if (before.verdict === 'unknown' || after.verdict === 'unknown') return 'unknown';
  const money = compare(decimal(after.amountYuan ?? '0'), decimal(before.amountYuan ?? '0'));
  if (money !== 0) return money > 0 ? 'more' : 'less';
  if (before.verdict !== after.verdict) return after.verdict === 'eligible' ? 'more' : 'less';
  return before.outcome === after.outcome ? 'same' : 'other';
}
