import type { EntryPage, EntryQuery } from '@tenglong/contracts/register';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { actingParty } from './acting-party.ts';
import { describeRow } from './describe-row.ts';
import { readEntryPage } from './entry-page.ts';
import { toEntry } from './entry-store.ts';
import { getRegister } from './register-library.ts';
import { loadTaskFacts } from './task-facts.ts';

/** One page of a register. As many queries as its page takes, however many rows. */
export async function listEntries(
  tx: Tx,
  actor: Actor,
  registerId: string,
  query: EntryQuery,
  today: string,
): Promise<EntryPage> {
  const loaded = await getRegister(tx, registerId);
  const { rows, total } = await readEntryPage(tx, actor, loaded, query, today);
  const party = actingParty(actor, loaded.plan);
  const factsOf = await loadTaskFacts(tx, [loaded], today);
  return {
    rows: rows.map((row) =>
      describeRow(loaded, toEntry(row, loaded.register), party, today, factsOf(loaded, row.subject_id)),
    ),
    total,
    page: query.page,
    size: query.size,
  };
}
