import { restOf } from '@tenglong/domain/ledger';
import { isOneSaving } from '@tenglong/domain/plan';
import type { HoldingClaim, Holdings } from '@tenglong/domain/register';
import { type Exact, equals, isZero, subtract } from '@tenglong/domain/values';
import type { EntryBooking } from './book-entry.ts';
import { type ClaimBook, inOrder, type StandingClaim } from './claim-book.ts';
import { restWords, rivalWords } from './claim-words.ts';

/** What of a resource is left out, because of which entries, in words. */
export interface LeftOut {
  readonly words: string;
  readonly rivals: readonly string[];
  /** `null` is all of it. */
  readonly amount: Exact | null;
}

/** What an entry may put into the books, what it claims there, and by resource what others have freed already. */
export interface Contested {
  readonly holdings: Holdings;
  readonly claims: readonly (HoldingClaim & { readonly booked: Exact })[];
  readonly leftOut: ReadonlyMap<string, LeftOut>;
  /** By resource, why it cannot be told what is the same. */
  readonly refused: ReadonlyMap<string, string>;
}

/** What of an entry is booked: enough to hold it against the others. */
export type Claiming = Pick<EntryBooking, 'plan' | 'entryId' | 'register' | 'holdings'>;

/**
 * Holds what an entry frees against what the others have freed: who is in the books first keeps it, and where a list says
 * so the rest is booked beside it. Where it cannot be told what is the same, nothing of it is booked. What a ruling counts for
 * itself is booked whole, and nothing is held against it.
 *
 * @param others - the claims of other entries as the books have them, under their lock
 */
export function contestClaims(booking: Claiming, others: Pick<ClaimBook, 'rivalsOf'>): Contested {
  const { holdings, entryId, plan, register } = booking;
  const leftOut = new Map<string, LeftOut>();
  const refused = new Map<string, string>();
  const claims: (HoldingClaim & { booked: Exact })[] = [];
  for (const claim of holdings.claims) {
    const { amount: declared, resource } = claim;
    const { one, ruling } = isOneSaving(plan, claim.unsaid);
    if (!one) {
      claims.push({ ...claim, booked: declared });
      continue;
    }
    const rivals = others.rivalsOf(entryId, claim).filter(({ unsaid }) => isOneSaving(plan, unsaid).one);
    const found = restOf({ ...claim, entryId, register, declared }, rivals);
    if (found.kind === 'conflict') {
      const rival = rivals.find((row) => row.entryId === found.rival.entryId);
      if (!rival) continue;
      const words = rivalWords(booking, claim, rival);
      refused.set(resource, words);
      leftOut.set(resource, { words, rivals: [rival.entryId], amount: null });
      continue;
    }
    claims.push({ ...claim, booked: found.amount });
    if (equals(found.amount, declared)) continue;
    const besides = rivals.filter((row) => found.besides.some(({ entryId: id }) => id === row.entryId));
    leftOut.set(resource, {
      words: restWords(plan, claim, found.amount, besides, ruling),
      rivals: besides.map((row) => row.entryId),
      amount: subtract(declared, found.amount),
    });
  }
  const gaps = [...leftOut.keys()].map((resource) => ({ resource, reason: 'claimed' as const }));
  const less = new Map([...leftOut].map(([resource, { amount }]) => [resource, amount]));
  return {
    claims,
    leftOut,
    refused,
    holdings: {
      postings: postingsBeside(holdings, less),
      gaps: [...holdings.gaps, ...gaps],
      claims: [],
    },
  };
}

/** The claims of an entry as others are held against them: one of each resource, as the books keep them. */
export const standingClaims = (
  { entryId, register, subjectName }: Pick<EntryBooking, 'entryId' | 'register' | 'subjectName'>,
  { claims }: Pick<Contested, 'claims'>,
): readonly StandingClaim[] =>
  claims
    .filter(({ resource }, at) => claims.findIndex((one) => one.resource === resource) === at)
    .map(({ amount, posting: _, ...claim }) => ({
      ...claim,
      entryId,
      register,
      subjectName,
      declared: amount,
    }));

/** Claims that were read for one entry, as a book. */
export const bookOf = (claims: readonly StandingClaim[]): Pick<ClaimBook, 'rivalsOf'> => ({
  rivalsOf: (_entryId, { resource }) => inOrder(claims.filter((one) => one.resource === resource)),
});

/**
 * What is booked of an entry once some of what it frees is left out.
 *
 * @param leftOut - how much by resource, `null` for all of the resource
 */
export function postingsBeside(
  { postings, claims }: Holdings,
  leftOut: ReadonlyMap<string, Exact | null>,
): Holdings['postings'] {
  return postings.flatMap((posting, at) => {
    const less = leftOut.get(posting.resource);
    if (less === undefined) return [posting];
    if (less === null) return [];
    if (!claims.some(({ posting: own }) => own === at)) return [posting];
    const amount = subtract(posting.amount, less);
    return isZero(amount) ? [] : [{ ...posting, amount }];
  });
}
