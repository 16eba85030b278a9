import { add, type Exact, maximum, minimum, reduce, subtract, sum, ZERO } from '../values/index.ts';
import { type Claim, conflictOf } from './claim.ts';

/** What an entry frees by its own account, and what of it the books hold. */
export interface BookedClaim extends Claim {
  readonly entryId: string;
  readonly register: string;
  readonly declared: Exact;
  readonly booked: Exact;
}

export type Rest =
  /** So much is booked; the others have the remainder in the books already. */
  | { readonly kind: 'rest'; readonly amount: Exact; readonly besides: readonly BookedClaim[] }
  /** It cannot be told what of it is the same, or the same may not be freed twice at all. */
  | { readonly kind: 'conflict'; readonly rival: BookedClaim };

const bounded = (amount: Exact, most: Exact): Exact => reduce(maximum(ZERO, minimum(amount, most)));

/**
 * What of a claim is to be booked beside what the others hold.
 *
 * By firm and year: lists that speak of one firm speak of one saving, the entries of one list of different ones; together
 * the firm has freed what the list that tells of the most comes to, in whatever order the entries come. By parcels: what
 * another entry frees inside these parcels is taken off; what lies inside the parcels of another is in its figure already.
 *
 * @param own - what is to be booked; `booked` is not looked at
 * @param others - claims of other entries that stand in the books
 */
export function restOf(own: Omit<BookedClaim, 'booked'>, others: readonly BookedClaim[]): Rest {
  const rivals = others.filter((other) => conflictOf(own, other) !== undefined);
  if (own.by === 'firm') return restOfFirm(own, rivals);
  const hard = rivals.find((other) => conflictOf(own, other) === 'unclear' || !(own.rest || other.rest));
  if (hard) return { kind: 'conflict', rival: hard };
  let amount = own.declared;
  for (const rival of rivals) {
    if (liesWithin(own, rival)) return { kind: 'rest', amount: ZERO, besides: [rival] };
    if (!liesWithin(rival, own)) return { kind: 'conflict', rival };
    amount = subtract(amount, rival.booked);
  }
  return { kind: 'rest', amount: bounded(amount, own.declared), besides: rivals };
}

/** Whether all parcels of one are parcels of the other, or parts of such. */
const liesWithin = (one: Claim, other: Claim): boolean =>
  [one.parcels, one.partsOf].some(
    (parcels) => parcels.length > 0 && parcels.every((parcel) => other.parcels.includes(parcel)),
  );

function restOfFirm(own: Omit<BookedClaim, 'booked'>, same: readonly BookedClaim[]): Rest {
  const byList = new Map([[own.register, own.declared]]);
  for (const { register, declared } of same) {
    byList.set(register, add(byList.get(register) ?? ZERO, declared));
  }
  const most = [...byList.values()].reduce(maximum);
  const booked = sum(same.map((one) => one.booked));
  return {
    kind: 'rest',
    amount: bounded(subtract(most, booked), own.declared),
    besides: same.filter(({ register }) => register !== own.register),
  };
}
