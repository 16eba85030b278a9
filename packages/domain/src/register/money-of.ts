import { CAME_FROM, type MoneyPosting, type MoneyState } from '../money/index.ts';
import { interpretRule } from '../rule/index.ts';
import { type CalendarDay, compare, type Exact, isZero, roundTo, sign, ZERO } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { factsOfEntry, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';

/** Why what an entry stands for cannot be booked. */
export interface MoneyGap {
  readonly is: MoneyState;
  /** The sum is not known, is below zero, or is more than what it comes out of; or nobody says of which policy. */
  readonly reason: 'unknown' | 'negative' | 'exceeds' | 'no-policy';
}

/** What an entry stands for in the money ledger: of one policy, sums in yuan and fen. */
export interface MoneyHeld {
  readonly policy: string | undefined;
  readonly number: string;
  readonly sums: ReadonlyMap<MoneyState, Exact>;
  readonly gaps: readonly MoneyGap[];
}

const text = (entry: Entry, field: string | undefined): string | undefined => {
  const value = field === undefined ? undefined : entry.fields.get(field);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The policy and the project number that an entry's money is about. */
function moneyKeyOf(
  { file }: Pick<PreparedRegister, 'file'>,
  entry: Entry,
): { readonly policy: string | undefined; readonly number: string } {
  const named = file.money?.policy ?? file.policy?.id;
  const said = typeof named === 'object' ? text(entry, named.field) : undefined;
  return {
    policy: typeof named === 'object' ? (named.options?.[said ?? ''] ?? said) : named,
    number: text(entry, file.money?.number ?? file.policy?.number) ?? '',
  };
}

/**
 * What an entry stands for as it is now: nothing outside the stages that its register names. A sum that is not known is
 * a gap, never zero; half a fen is rounded up here and nowhere else.
 */
export function moneyOf(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject?: SubjectFacts,
): MoneyHeld {
  const facts = factsOfEntry(register.file, entry, today, subject);
  const key = moneyKeyOf(register, entry);
  const sums = new Map<MoneyState, Exact>();
  const gaps: MoneyGap[] = [];
  for (const { source, amount } of register.money) {
    if (!source.in.includes(entry.stage)) continue;
    const answer = interpretRule(amount, { facts, asOf: today }).answer;
    if (answer.kind !== 'number') gaps.push({ is: source.is, reason: 'unknown' });
    else if (sign(answer.value) < 0) gaps.push({ is: source.is, reason: 'negative' });
    else if (key.policy === undefined) gaps.push({ is: source.is, reason: 'no-policy' });
    else sums.set(source.is, roundTo(answer.value, 2, 'half-up'));
  }
  for (const [later, earlier] of [
    ['paid', 'committed'],
    ['recovered', 'receivable'],
  ] as const) {
    const sum = sums.get(later);
    if (sum === undefined || compare(sum, sums.get(earlier) ?? ZERO) <= 0) continue;
    gaps.push({ is: later, reason: 'exceeds' });
    sums.delete(later);
  }
  return { ...key, sums, gaps };
}

/** The lines that an entry's sums come to, in a fund and budget year; zero is no line. */
export const moneyPostings = (
  { policy = '', sums }: MoneyHeld,
  { fund, year }: { readonly fund: string; readonly year: number },
): readonly MoneyPosting[] =>
  [...sums]
    .filter(([, amount]) => !isZero(amount))
    .map(([is, amount]) => ({ fund, year, policy, from: CAME_FROM[is], to: is, amount }));
