import { type BookedClaim, restOf } from '@tenglong/domain/ledger';
import { isOneSaving } from '@tenglong/domain/plan';
import type { HoldingClaim, Holdings } from '@tenglong/domain/register';
import { decimal, type Exact, equals, isZero, subtract, toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { EntryBooking } from './book-entry.ts';
import { restWords, rivalWords } from './claim-words.ts';

interface ClaimRow {
  entry_id: string;
  resource: string;
  parcels: string[];
  parts_of: string[];
  firm_code: string | null;
  firm_name: string | null;
  register: string;
  subject_name: string;
  declared: string | null;
  booked: string | null;
  claimed_by: 'parcel' | 'firm';
  year: string | null;
  rest: boolean;
}

/** A claim in the books, by the name of its entry. */
export interface StandingClaim extends BookedClaim {
  readonly subjectName: string;
}

const toClaim = (row: ClaimRow): StandingClaim => ({
  resource: row.resource,
  parcels: row.parcels,
  partsOf: row.parts_of,
  firmCode: row.firm_code,
  firmName: row.firm_name,
  by: row.claimed_by,
  year: row.year,
  rest: row.rest,
  unsaid: null,
  entryId: row.entry_id,
  register: row.register,
  subjectName: row.subject_name,
  declared: decimal(row.declared ?? '0'),
  booked: decimal(row.booked ?? '0'),
});

/** What of a resource is left out, because of which entries, in words. */
interface LeftOut {
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
}

const NOTHING: readonly HoldingClaim[] = [];

/** An entry that claims nothing. */
export const uncontested = (holdings: Holdings): Contested => ({
  holdings: { ...holdings, claims: NOTHING },
  claims: [],
  leftOut: new Map(),
});

/**
 * Holds what an entry frees against what the others have freed: who is in the books first keeps it, and where a list says
 * so the rest is booked beside it. Needs the lock of the books. Where it cannot be told what is the same, an entry that is
 * taken over from an office's list, or stands as a doubt already, is a doubt; any other is refused.
 *
 * @throws Problem LEDGER_CLAIMED
 */
export async function contestClaims(tx: Tx, booking: EntryBooking): Promise<Contested> {
  const { holdings, entryId, believed = false, plan, register } = booking;
  const leftOut = new Map<string, LeftOut>();
  const refused = new Map<string, string>();
  const claims: (HoldingClaim & { booked: Exact })[] = [];
  for (const claim of holdings.claims) {
    const { amount: declared, resource } = claim;
    const { one, ruling } = isOneSaving(plan, claim.unsaid);
    if (!one) continue;
    const rivals = await listRivals(tx, entryId, claim);
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
  if (refused.size > 0 && !believed && !(await isDoubtAlready(tx, entryId))) {
    throw new Problem('LEDGER_CLAIMED', {
      details: [...refused].map(([resource, message]) => ({ path: resource, message })),
    });
  }
  const gaps = [...leftOut.keys()].map((resource) => ({ resource, reason: 'claimed' as const }));
  return {
    claims,
    leftOut,
    holdings: {
      postings: postingsBeside(
        holdings,
        new Map([...leftOut].map(([resource, { amount }]) => [resource, amount])),
      ),
      gaps: [...holdings.gaps, ...gaps],
      claims: NOTHING,
    },
  };
}

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

async function listRivals(tx: Tx, entryId: string, claim: HoldingClaim): Promise<readonly StandingClaim[]> {
  const { parcels, partsOf, firmCode, firmName } = claim;
  const rows = await tx.rows<ClaimRow>(sql`
    select c.entry_id, c.resource, c.parcels, c.parts_of, c.firm_code, c.firm_name, c.register, c.subject_name,
      c.declared::text as declared, c.booked::text as booked, c.claimed_by, c.year, c.rest
    from ledger_claims c where c.entry_id <> ${entryId} and c.resource = ${claim.resource}
      and (c.parcels && ${sql.param([...parcels, ...partsOf])}::text[]
        or c.parts_of && ${sql.param([...parcels])}::text[] or c.firm_code = ${firmCode}
        or c.firm_name = ${firmName})
    order by c.subject_name, c.entry_id`);
  return rows.map(toClaim);
}

async function isDoubtAlready(tx: Tx, entryId: string): Promise<boolean> {
  const rows = await tx.rows(
    sql`select 1 as doubt from ledger_gaps where entry_id = ${entryId} and reason = 'claimed' and left_out is null`,
  );
  return rows.length > 0;
}

/** Keeps what the books hold of an entry's claims. */
export async function keepClaims(tx: Tx, booking: EntryBooking, { claims }: Contested): Promise<void> {
  const { entryId, register, subjectName, unit } = booking;
  await tx.run(sql`delete from ledger_claims where entry_id = ${entryId}`);
  for (const { resource, parcels, partsOf, firmCode, firmName, by, year, rest, amount, booked } of claims) {
    await tx.run(sql`
      insert into ledger_claims (entry_id, resource, parcels, parts_of, firm_code, firm_name, register, subject_name,
        unit_id, declared, booked, claimed_by, year, rest)
      values (${entryId}, ${resource}, ${sql.param([...parcels])}::text[],
        ${sql.param([...partsOf])}::text[], ${firmCode}, ${firmName}, ${register},
        ${subjectName}, ${unit}, ${toPlainDecimal(amount) ?? '0'}::numeric,
        ${toPlainDecimal(booked) ?? '0'}::numeric, ${by}, ${year}, ${rest})
      on conflict (entry_id, resource) do nothing`);
  }
}

/** By entry, what of its resources waits because others have freed it: how much, or all (`null`). */
export async function loadDoubts(tx: Tx): Promise<ReadonlyMap<string, ReadonlyMap<string, Exact | null>>> {
  const rows = await tx.rows<{ entry_id: string; resource: string; left_out: string | null }>(
    sql`select entry_id, resource, left_out::text as left_out from ledger_gaps where reason = 'claimed'`,
  );
  const doubts = new Map<string, Map<string, Exact | null>>();
  for (const { entry_id: id, resource, left_out: amount } of rows) {
    const own = doubts.get(id) ?? new Map<string, Exact | null>();
    doubts.set(id, own.set(resource, amount === null ? null : decimal(amount)));
  }
  return doubts;
}

/** The entries of which something is left out because of these, each once: what these free may have changed. */
export async function listWaiting(tx: Tx, entryIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select distinct entry_id as id from ledger_gaps
    where reason = 'claimed' and rivals && ${sql.param([...entryIds])}::uuid[] order by entry_id`);
  return rows.map(({ id }) => id);
}
