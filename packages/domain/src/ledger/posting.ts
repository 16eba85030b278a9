import { add, type Exact, isZero, negate, reduce, sign, ZERO } from '../values/index.ts';

/** An account of one unit: every unit keeps its own of each account. */
export interface Place {
  readonly account: string;
  readonly unit: string;
}

/**
 * Something that went from one account to another. Both sides stand in one line, so that no posting can be out of
 * balance; the amount is above zero and in the resource's unit.
 */
export interface Posting {
  readonly resource: string;
  readonly from: Place;
  readonly to: Place;
  readonly amount: Exact;
  /** Who holds it now, where it went to a firm: the merged one of clause 21. */
  readonly holder?: string | undefined;
}

/** One side of a posting: below zero where it left, above where it came. */
export interface Leg extends Place {
  readonly resource: string;
  readonly amount: Exact;
}

/** The two sides of a posting; they add up to zero. */
export const legsOf = ({ resource, from, to, amount }: Posting): readonly [Leg, Leg] => [
  { ...from, resource, amount: negate(amount) },
  { ...to, resource, amount },
];

/** The posting that undoes another (冲回): the same amount the other way. */
export const reversed = ({ from, to, ...rest }: Posting): Posting => ({ ...rest, from: to, to: from });

const placeKey = ({ account, unit }: Place): string => `${account}\u0000${unit}`;

/** What is left of postings once each way back is taken off the way there; pairs that cancel out fall away. */
export function netPostings(postings: readonly Posting[]): readonly Posting[] {
  const pairs = new Map<string, Posting>();
  for (const posting of postings) {
    const { resource, from, to, amount, holder } = posting;
    const there = `${resource}\u0000${placeKey(from)}\u0000${placeKey(to)}`;
    const back = `${resource}\u0000${placeKey(to)}\u0000${placeKey(from)}`;
    const key = pairs.has(back) ? back : there;
    const before = pairs.get(key) ?? { ...posting, amount: ZERO };
    pairs.set(key, {
      ...before,
      ...(key === there && holder !== undefined && { holder }),
      amount: reduce(add(before.amount, key === back ? negate(amount) : amount)),
    });
  }
  return [...pairs.values()]
    .filter(({ amount }) => !isZero(amount))
    .map((posting) =>
      sign(posting.amount) > 0 ? posting : { ...reversed(posting), amount: negate(posting.amount) },
    );
}

/** Whether two sets of postings come to the same, whoever holds it now included. */
export function samePostings(a: readonly Posting[], b: readonly Posting[]): boolean {
  const written = (postings: readonly Posting[]) =>
    netPostings(postings)
      .map(({ resource, from, to, amount, holder }) => {
        const { n, d } = reduce(amount);
        return [resource, placeKey(from), placeKey(to), `${n}/${d}`, holder ?? ''].join('\u0001');
      })
      .sort()
      .join('\u0002');
  return written(a) === written(b);
}
