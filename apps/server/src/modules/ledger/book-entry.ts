import { Balances, chartOf, type Posting, settle, shortages } from '@tenglong/domain/ledger';
import { type Plan, unitName } from '@tenglong/domain/plan';
import type { Holdings } from '@tenglong/domain/register';
import { toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { type Actor, countyScope } from '../../platform/actor/index.ts';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { type Appended, appendTransactions, lockLedger } from './append-transaction.ts';
import { keepClaims, listRivals } from './claim-store.ts';
import { bookOf, type Contested, contestClaims } from './contest-claims.ts';
import { isDoubtAlready, keepGaps } from './gap-store.ts';
import { loadFlows, type PostingRow, toPosting } from './posting-rows.ts';

/** An entry whose place in the books may have changed, with what it stands for now. */
export interface EntryBooking {
  readonly plan: Plan;
  readonly planVersionId: string;
  readonly entryId: string;
  readonly register: string;
  readonly subjectName: string;
  readonly unit: string;
  readonly revision: number;
  readonly holdings: Holdings;
  readonly kind?: 'entry' | 'settle';
  readonly occasion: string;
  readonly reason?: string;
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
  /** The past of an office's own list is believed: it is not held against what is left. */
  readonly believed?: boolean;
}

/** What the books hold of an entry: all of it, and what the entry itself declared last. */
export interface EntryPostings {
  readonly standing: readonly Posting[];
  readonly declared: readonly Posting[];
}

/** Of these entries, or of every entry that has ever been booked. */
export async function loadEntryPostings(
  tx: Tx,
  entryIds?: readonly string[],
): Promise<ReadonlyMap<string, EntryPostings>> {
  const wanted =
    entryIds === undefined
      ? sql`p.entry_id is not null`
      : sql`p.entry_id = any(${sql.param([...entryIds])}::uuid[])`;
  const rows = await tx.rows<PostingRow & { entry_id: string; number: number; kind: string }>(sql`
    select p.entry_id, p.number, t.kind, p.resource, p.from_account, p.from_unit, p.to_account, p.to_unit,
      p.amount::text as amount, p.holder
    from ledger_postings p join ledger_transactions t on t.number = p.number
    where ${wanted} order by p.number, p.line`);
  const byEntry = groupRows(rows, ({ entry_id }) => entry_id);
  return new Map(
    [...byEntry].map(([id, own]) => {
      const last = Math.max(0, ...own.filter(({ kind }) => kind !== 'transfer').map(({ number }) => number));
      const declared = own.filter(({ number }) => number <= last);
      return [id, { standing: own.map(toPosting), declared: declared.map(toPosting) }] as const;
    }),
  );
}

export const NO_POSTINGS: EntryPostings = { standing: [], declared: [] };

/**
 * Brings the books in step with an entry, in the transaction of whatever happened to it: what it frees or takes is
 * posted, what it no longer stands for is reversed.
 *
 * @returns the number of the transaction, or nothing if the books said so already
 * @throws Problem LEDGER_SHORT if it takes more than is left, LEDGER_AMOUNT if an amount is below zero,
 *   LEDGER_CLAIMED if another entry has freed the same and it cannot be told what is left
 */
export async function bookEntry(tx: Tx, booking: EntryBooking): Promise<number | undefined> {
  const { plan, entryId, believed = false } = booking;
  if (!plan.ledger) return undefined;
  // Two entries that free the same parcel at once: the second one waits for the first.
  const { claims } = booking.holdings;
  const locked = claims.length > 0 ? await lockLedger(tx) : undefined;
  const contested = contestClaims(booking, bookOf(await listRivals(tx, plan, entryId, claims)));
  const { holdings } = contested;
  if (!believed) await refuseDoubts(tx, booking, contested);
  await keepGaps(tx, [{ ...booking, contested }]);
  await keepClaims(tx, [{ ...booking, claims: contested.claims }]);
  const read = async () => (await loadEntryPostings(tx, [entryId])).get(entryId) ?? NO_POSTINGS;
  const seen = await read();
  if (settle(seen.standing, seen.declared, holdings.postings).length === 0) return undefined;
  const last = locked ?? (await lockLedger(tx));
  // Read again under the lock: a transfer of the office may have come in between.
  const { standing, declared } = await read();
  const postings = settle(standing, declared, holdings.postings);
  if (!believed) await refuseShortages(tx, plan, postings);
  return appendTransactions(tx, last, [transactionOf(booking, postings)]);
}

/** What is written into the journal of an entry. */
export function transactionOf(booking: EntryBooking, postings: readonly Posting[]): Appended {
  const { plan, planVersionId, entryId, register, subjectName, revision } = booking;
  const { kind = 'entry', occasion, reason = '', actor, on, at } = booking;
  return {
    transaction: {
      kind,
      entryId,
      register,
      subjectName,
      revision,
      occasion,
      reason,
      actor,
      on,
      at,
      planVersionId,
    },
    lines: postings.map((one) => ({ ...one, reversal: undoes(plan, one) })),
  };
}

/** A way that no entry declares, only its undoing takes: towards a source, or away from a purpose. */
function undoes(plan: Plan, { from, to }: Posting): boolean {
  const kind = (id: string) => plan.ledger?.accounts.find((account) => account.id === id)?.kind;
  const ORDER = ['source', 'pending', 'kept', 'pool', 'use'];
  return ORDER.indexOf(kind(from.account) ?? '') >= ORDER.indexOf(kind(to.account) ?? '');
}

async function refuseShortages(tx: Tx, plan: Plan, postings: readonly Posting[]): Promise<void> {
  if (!plan.ledger) return;
  const chart = chartOf(plan.ledger);
  const flows = await loadFlows(tx, countyScope, [...new Set(postings.map(({ resource }) => resource))]);
  const short = shortages(chart, new Balances(flows), postings);
  if (short.length === 0) return;
  throw new Problem('LEDGER_SHORT', {
    details: short.map(({ resource, unit, left, wanted, short: missing }) => {
      const { title = resource, unit: measure = '' } = chart.resources.get(resource) ?? {};
      const whose = unitName(plan, unit ?? plan.meta.county.code);
      const [has, wants, lacks] = [left, wanted, missing].map((amount) => toPlainDecimal(amount) ?? '');
      return {
        path: resource,
        message: `${whose}${title}结余 ${has} ${measure}，本次占用 ${wants} ${measure}，还差 ${lacks} ${measure}`,
      };
    }),
  });
}

/**
 * Of an entry that is not taken over from an office's list, what is not a doubt already: an amount below zero, or something
 * of which it cannot be told whether another has freed it.
 */
async function refuseDoubts(tx: Tx, booking: EntryBooking, { holdings, refused }: Contested): Promise<void> {
  const { plan, entryId } = booking;
  if (refused.size > 0 && !(await isDoubtAlready(tx, entryId))) {
    throw new Problem('LEDGER_CLAIMED', {
      details: [...refused].map(([resource, message]) => ({ path: resource, message })),
    });
  }
  const negative = holdings.gaps.filter(({ reason }) => reason === 'negative');
  if (negative.length === 0) return;
  throw new Problem('LEDGER_AMOUNT', {
    details: negative.map(({ resource }) => {
      const title = plan.ledger?.resources.find(({ id }) => id === resource)?.title ?? resource;
      return { path: resource, message: `${title}不能小于零` };
    }),
  });
}
