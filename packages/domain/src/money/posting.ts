import { add, type Exact, isZero, negate, reduce, sign, subtract, sum, ZERO } from '../values/index.ts';
import type { Account } from './accounts.ts';

/** Of which fund, budget year and policy; a budget is of no policy, `''`. */
export interface Purse {
  readonly fund: string;
  readonly year: number;
  readonly policy: string;
}

/**
 * Yuan that went from one account to another of the same fund and year. Both sides stand in one line, so that no
 * transaction can be out of balance; the amount is above zero.
 */
export interface MoneyPosting extends Purse {
  readonly from: Account;
  readonly to: Account;
  readonly amount: Exact;
}

/** One side of a posting: below zero where it left, above where it came. */
export interface MoneyLeg extends Purse {
  readonly account: Account;
  readonly amount: Exact;
}

/** The two sides of a posting; they add up to zero. */
export const moneyLegs = ({ from, to, amount, ...purse }: MoneyPosting): readonly [MoneyLeg, MoneyLeg] => [
  { ...purse, account: from, amount: negate(amount) },
  { ...purse, account: to, amount },
];

/** What the legs of some postings come to on an account: over all funds, or those that `where` picks. */
export const onAccount = (
  postings: Iterable<MoneyPosting>,
  account: Account,
  where: (purse: Purse) => boolean = () => true,
): Exact =>
  reduce(
    sum(
      [...postings]
        .filter(where)
        .flatMap(moneyLegs)
        .filter((leg) => leg.account === account)
        .map(({ amount }) => amount),
    ),
  );

const wayOf = ({ fund, year, policy, from, to }: MoneyPosting): string =>
  [fund, year, policy, from, to].join('\u0000');

/**
 * What has to be posted so that the books say what an entry stands for now: of every way the difference alone, as a line
 * forward or as its reversal. What is in step already posts nothing, however often it is asked.
 */
export function settleMoney(
  standing: readonly MoneyPosting[],
  wanted: readonly MoneyPosting[],
): readonly MoneyPosting[] {
  const ways = new Map<string, { readonly posting: MoneyPosting; readonly amount: Exact }>();
  const count = (posting: MoneyPosting, amount: Exact) => {
    const back = { ...posting, from: posting.to, to: posting.from };
    const reverse = ways.get(wayOf(back));
    const key = reverse ? wayOf(back) : wayOf(posting);
    const before = ways.get(key) ?? { posting, amount: ZERO };
    const next = reverse ? subtract(before.amount, amount) : add(before.amount, amount);
    ways.set(key, { ...before, amount: next });
  };
  for (const posting of wanted) count(posting, posting.amount);
  for (const posting of standing) count(posting, negate(posting.amount));
  return [...ways.values()]
    .filter(({ amount }) => !isZero(amount))
    .map(({ posting, amount }) =>
      sign(amount) > 0
        ? { ...posting, amount: reduce(amount) }
        : { ...posting, from: posting.to, to: posting.from, amount: reduce(negate(amount)) },
    );
}
