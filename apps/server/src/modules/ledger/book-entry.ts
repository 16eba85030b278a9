import { Balances, chartOf, type Posting, settle, shortages } from '@tenglong/domain/ledger';
import { type Plan, unitName } from '@tenglong/domain/plan';
import type { Holdings } from '@tenglong/domain/register';
import { toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { type Actor, countyScope } from '../../platform/actor/index.ts';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { appendTransaction, lockLedger } from './append-transaction.ts';
import { type Contested, contestClaims, keepClaims, uncontested } from './contest-claims.ts';
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

/** Of one entry, or of every entry that has ever been booked. */
export async function loadEntryPostings(
  tx: Tx,
  entryId?: string,
): Promise<ReadonlyMap<string, EntryPostings>> {
  const rows = await tx.rows<PostingRow & { entry_id: string; number: number; kind: string }>(sql`
    select p.entry_id, p.number, t.kind, p.resource, p.from_account, p.from_unit, p.to_account, p.to_unit,
      p.amount::text as amount, p.holder
    from ledger_postings p join ledger_transactions t on t.number = p.number
    where ${entryId === undefined ? sql`p.entry_id is not null` : sql`p.entry_id = ${entryId}`}
    order by p.number, p.line`);
  const byEntry = groupRows(rows, ({ entry_id }) => entry_id);
  return new Map(
    [...byEntry].map(([id, own]) => {
      const last = Math.max(0, ...own.filter(({ kind }) => kind !== 'transfer').map(({ number }) => number));
      const declared = own.filter(({ number }) => number <= last);
      return [id, { standing: own.map(toPosting), declared: declared.map(toPosting) }] as const;
    }),
  );
}

const NOTHING: EntryPostings = { standing: [], declared: [] };

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
  const claiming = booking.holdings.claims.length > 0;
  const locked = claiming ? await lockLedger(tx) : undefined;
  const contested: Contested = claiming ? await contestClaims(tx, booking) : uncontested(booking.holdings);
  const { holdings } = contested;
  await keepGaps(tx, booking, contested);
  await keepClaims(tx, booking, contested);
  const read = async () => (await loadEntryPostings(tx, entryId)).get(entryId) ?? NOTHING;
  const seen = await read();
  if (settle(seen.standing, seen.declared, holdings.postings).length === 0) return undefined;
  const last = locked ?? (await lockLedger(tx));
  // Read again under the lock: a transfer of the office may have come in between.
  const { standing, declared } = await read();
  const postings = settle(standing, declared, holdings.postings);
  if (!believed) await refuseShortages(tx, plan, postings);
  const { register, subjectName, revision, occasion, reason = '', actor, on, at, planVersionId } = booking;
  const kind = booking.kind ?? 'entry';
  return appendTransaction(
    tx,
    last,
    {
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
    postings.map((one) => ({ ...one, reversal: undoes(plan, one) })),
  );
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

/** Keeps which amounts of an entry nobody has reported. */
async function keepGaps(tx: Tx, booking: EntryBooking, { holdings, leftOut }: Contested): Promise<void> {
  const { plan, entryId, register, subjectName, unit, believed = false } = booking;
  const negative = holdings.gaps.filter(({ reason }) => reason === 'negative');
  if (negative.length > 0 && !believed) {
    throw new Problem('LEDGER_AMOUNT', {
      details: negative.map(({ resource }) => {
        const title = plan.ledger?.resources.find(({ id }) => id === resource)?.title ?? resource;
        return { path: resource, message: `${title}不能小于零` };
      }),
    });
  }
  await tx.run(sql`delete from ledger_gaps where entry_id = ${entryId}`);
  for (const { resource, reason } of holdings.gaps) {
    const left = reason === 'claimed' ? leftOut.get(resource) : undefined;
    const amount = left?.amount ? toPlainDecimal(left.amount) : null;
    await tx.run(sql`
      insert into ledger_gaps (entry_id, resource, reason, register, subject_name, unit_id, rival, left_out, rivals)
      values (${entryId}, ${resource}, ${reason}, ${register}, ${subjectName}, ${unit},
        ${left?.words ?? ''}, ${amount}::numeric, ${sql.param([...(left?.rivals ?? [])])}::uuid[])
      on conflict (entry_id, resource) do nothing`);
  }
}
