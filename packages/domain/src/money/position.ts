import { add, compare, type Exact, reduce, sign, subtract, ZERO } from '../values/index.ts';
import type { Overdraw } from './fund-file.ts';
import { type MoneyPosting, onAccount, type Purse } from './posting.ts';

/** How a fund stands in a year, in yuan: 安排 = 已承诺 + 结余, and 已兑付 is a part of 已承诺. */
export interface Position {
  /** 安排: what was appropriated, corrections included. */
  readonly allotted: Exact;
  /** 已承诺: everything ordered, paid or not. */
  readonly committed: Exact;
  readonly paid: Exact;
  /** 结余: what may still be ordered; below zero once more is ordered than there is. */
  readonly left: Exact;
  readonly receivable: Exact;
  readonly recovered: Exact;
}

/** How the postings of some purses stand. `receivable` is what was ever owed, what came back included. */
export function positionOf(postings: readonly MoneyPosting[], where?: (purse: Purse) => boolean): Position {
  const on = (account: Parameters<typeof onAccount>[1]) => onAccount(postings, account, where);
  const paid = on('paid');
  const recovered = on('recovered');
  const committed = reduce(add(on('committed'), paid));
  const left = on('available');
  return {
    allotted: reduce(add(left, committed)),
    committed,
    paid,
    left,
    receivable: reduce(add(on('receivable'), recovered)),
    recovered,
  };
}

/** An order that passes the budget: by how much, and whether it may stand. */
export interface Overdraft {
  readonly fund: string;
  readonly year: number;
  readonly left: Exact;
  readonly wanted: Exact;
  readonly short: Exact;
  /** Nobody has entered a budget: what is not known is not zero, yet nothing may be promised out of it. */
  readonly unentered: boolean;
  readonly overdraw: Overdraw;
}

/**
 * The funds and years of which postings would promise more than is left. Payments of what was promised are held against
 * nothing: they were held when they were promised.
 *
 * @param before - how a fund stood in a year before these postings; `undefined` if no budget was ever entered
 */
export function overdraftsOf(
  postings: readonly MoneyPosting[],
  before: (fund: string, year: number) => Position | undefined,
  overdraw: (fund: string) => Overdraw,
): readonly Overdraft[] {
  const purses = new Map(postings.map((one) => [`${one.fund} ${one.year}`, one]));
  return [...purses.values()].flatMap(({ fund, year }): Overdraft[] => {
    const own = (purse: Purse) => purse.fund === fund && purse.year === year;
    const wanted = subtract(ZERO, onAccount(postings, 'available', own));
    if (sign(wanted) <= 0) return [];
    const position = before(fund, year);
    const left = position?.left ?? ZERO;
    if (compare(wanted, left) <= 0) return [];
    return [
      {
        fund,
        year,
        left,
        wanted: reduce(wanted),
        overdraw: overdraw(fund),
        short: reduce(subtract(wanted, left)),
        unentered: position === undefined,
      },
    ];
  });
}
