import { type Addressee, addresseeKey, courtOf } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { addNotices, withdrawNotices } from '../notice/index.ts';
import { insertEntry, storeCounts } from './entry-store.ts';
import { addEvent } from './event-store.ts';
import { batchNotice } from './notice-words.ts';
import { postToLedger, withdrawFromLedger } from './post-to-ledger.ts';
import { postToMoney, withdrawFromMoney } from './post-to-money.ts';
import type { LoadedRegister } from './register-library.ts';
import { giveBackReports, reportFromBatch } from './report-of-batch.ts';
import { type Fresh, type ListBatch, sortArrivals } from './sort-arrivals.ts';
import { loadSubjectFacts } from './subject-facts.ts';
import { giveBackGrants, lockPastGrants, takeOverGrant } from './take-over-grant.ts';

/** Whether what an entry counts towards, or books, rests on what is held of its enterprise; most registers do not ask. */
const asksOfSubject = ({ register }: LoadedRegister): boolean =>
  JSON.stringify([register.file.counts, register.file.ledger, register.file.definitions]).includes(
    '"enterprise.',
  );

/**
 * Puts the rows of a committed list on their registers. A subject that stands there already is left as it is: from the
 * first list on the platform is where an entry moves. Whoever has something to do is told once of each list.
 *
 * @returns how many entries were new
 */
export async function takeOverEntries(
  tx: Tx,
  actor: Actor,
  batch: ListBatch,
  { asOf, at }: { readonly asOf: string; readonly at: Date },
): Promise<number> {
  const { fresh, reports } = await sortArrivals(tx, batch, asOf);
  const told = new Map<string, { loaded: LoadedRegister; to: Addressee; count: number }>();
  let taken = 0;
  for (const { loaded, arrival } of reports) {
    if (await reportFromBatch(tx, actor, batch, loaded, arrival, { asOf, at })) taken += 1;
  }
  await lockPastGrants(tx, fresh);
  for (const one of fresh) {
    const { arrival, loaded, entry } = one;
    await takeOver(tx, actor, batch, one, asOf, at);
    for (const to of courtOf(loaded.register, entry, asOf)) {
      const whom = `${arrival.register} ${addresseeKey(to)}`;
      told.set(whom, { loaded, to, count: (told.get(whom)?.count ?? 0) + 1 });
    }
    taken += 1;
  }
  const notices = [...told.values()].map((one) => batchNotice(one.loaded, batch, one.to, one.count, asOf));
  await addNotices(tx, notices, at);
  return taken;
}

async function takeOver(
  tx: Tx,
  actor: Actor,
  batch: ListBatch,
  fresh: Fresh,
  asOf: string,
  at: Date,
): Promise<void> {
  const { loaded, arrival, entry } = fresh;
  const { register, planVersionId } = loaded;
  const origin = { batchId: batch.id, sheet: arrival.sheet, row: arrival.row_number };
  await insertEntry(tx, register, entry, origin);
  const facts = asksOfSubject(loaded) ? await loadSubjectFacts(tx, entry.subject.id) : () => undefined;
  await storeCounts(tx, register, entry, asOf, facts);
  const occasion = `接管清单（第 ${batch.number} 批）`;
  const posted = { subject: facts, actor, on: asOf, at, occasion, reason: '', believed: true };
  await postToLedger(tx, loaded, entry, posted);
  await postToMoney(tx, loaded, entry, posted);
  await addEvent(tx, {
    entryId: entry.id,
    revision: 1,
    event: { kind: 'open', fields: entry.fields, ...origin },
    stage: entry.stage,
    actor,
    on: asOf,
    at,
    planVersionId,
    traces: [],
  });
  await takeOverGrant(tx, fresh, facts, { actor, on: asOf, at });
}

/**
 * Takes the entries of a list back whole; what they had put into the ledger is reversed, and stays there to be read.
 *
 * @throws Problem BATCH_ENTRIES_MOVED once anybody has gone on with one
 */
export async function giveBackEntries(
  tx: Tx,
  actor: Actor,
  batchId: string,
  { on, at }: { readonly on: string; readonly at: Date },
): Promise<void> {
  await giveBackReports(tx, actor, batchId, at);
  const moved = await tx.rows<{ name: string }>(sql`
    select subject_name as name from register_entries where batch_id = ${batchId} and revision > 1
    order by pinyin limit 20`);
  if (moved.length > 0) {
    throw new Problem('BATCH_ENTRIES_MOVED', {
      details: moved.map(({ name }) => ({ path: '', message: name })),
    });
  }
  const followed = await giveBackGrants(tx, batchId);
  if (followed.length > 0) {
    const details = followed.slice(0, 20).map((name) => ({ path: '', message: `${name}的承诺事项` }));
    throw new Problem('BATCH_ENTRIES_MOVED', { details });
  }
  await withdrawFromLedger(tx, batchId, { actor, on, at });
  await withdrawFromMoney(tx, batchId, { actor, on, at });
  await tx.run(sql`
    delete from register_events where entry_id in (select id from register_entries where batch_id = ${batchId})`);
  await tx.run(sql`delete from register_entries where batch_id = ${batchId}`);
  await withdrawNotices(tx, `batch:${batchId}:`);
}
