import { compileRule, type FactSource, type Rule } from '../../rule/index.ts';
import { add, type CalendarDay, divide, type Exact, ONE, sign, ZERO } from '../../values/index.ts';
import type { Entry } from '../entry.ts';
import { factsOfEntry } from '../facts-of-entry.ts';
import type { PreparedRatio, PreparedRegister, PreparedShare } from '../prepare-register.ts';

/** What one entry adds to each side; nothing of an entry that cannot be judged yet. */
export interface RatioShare {
  readonly entry: Entry;
  readonly whole: Exact | undefined;
  readonly part: Exact | undefined;
}

export interface YearRatio {
  readonly part: Exact;
  readonly whole: Exact;
  /** Part ÷ whole; nothing where there is no whole to divide by. */
  readonly value: Exact | undefined;
  /** The entries of the year that count on either side, and those of which a fact is missing. */
  readonly shares: readonly RatioShare[];
  readonly unknown: readonly Entry[];
}

/** `no`, or how much an entry counts on one side, or that it cannot be told. */
type Judged = 'no' | 'unknown' | Exact;

function prepareShare({ when, amount }: PreparedShare, today: CalendarDay): (source: FactSource) => Judged {
  const compile = (rule: Rule | undefined) => rule && compileRule(rule, today);
  const [condition, sum] = [compile(when), compile(amount)];
  return (source) => {
    const counts = condition?.evaluate(source);
    if (counts?.kind === 'unknown') return 'unknown';
    if (counts?.kind === 'boolean' && !counts.value) return 'no';
    const much = sum?.evaluate(source);
    if (much === undefined) return ONE;
    return much.kind === 'number' ? much.value : 'unknown';
  };
}

/**
 * A ratio of one year from the entries of a register: exact, never rounded. An entry counts in the year that its day falls
 * in; one without the day is of no year. An entry of which either side is unknown counts on neither side and is named.
 *
 * @source clause 8, 附件1#16
 */
export function yearRatio(
  { file }: PreparedRegister,
  { source: { year: field }, whole, part }: PreparedRatio,
  entries: readonly Entry[],
  year: number,
  today: CalendarDay,
): YearRatio {
  const ofWhole = prepareShare(whole, today);
  const ofPart = prepareShare(part, today);
  const shares: RatioShare[] = [];
  const unknown: Entry[] = [];
  for (const entry of entries) {
    const day = entry.fields.get(field);
    if (typeof day !== 'string' || !day.startsWith(`${year}-`)) continue;
    const source = factsOfEntry(file, entry, today);
    const all = ofWhole(source);
    if (all === 'no') continue;
    const some = all === 'unknown' ? 'unknown' : ofPart(source);
    if (all === 'unknown' || some === 'unknown') unknown.push(entry);
    else shares.push({ entry, whole: all, part: some === 'no' ? undefined : some });
  }
  const sum = (of: (share: RatioShare) => Exact | undefined): Exact =>
    shares.reduce((total, share) => add(total, of(share) ?? ZERO), ZERO);
  const [partSum, wholeSum] = [sum((share) => share.part), sum((share) => share.whole)];
  const value = sign(wholeSum) === 0 ? undefined : divide(partSum, wholeSum);
  return { part: partSum, whole: wholeSum, value, shares, unknown };
}
