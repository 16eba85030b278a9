import type { EntryPage, EntryQuery } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { actingParty } from './acting-party.ts';
import { describeRow } from './describe-row.ts';
import { entryCondition, entryOrder } from './entry-filter.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { getRegister } from './register-library.ts';
import { loadTaskFacts } from './task-facts.ts';

/** One page of a register. Two queries, however many rows. */
export async function listEntries(
  tx: Tx,
  actor: Actor,
  registerId: string,
  query: EntryQuery,
  today: string,
): Promise<EntryPage> {
  const loaded = await getRegister(tx, registerId);
  const condition = entryCondition(loaded, actor, query, today);
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e where ${condition}
    order by ${entryOrder(loaded, actor, query)} limit ${query.size} offset ${query.page * query.size}`);
  const [count] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from register_entries e where ${condition}`,
  );
  const party = actingParty(actor, loaded.plan);
  const factsOf = await loadTaskFacts(tx, [loaded], today);
  return {
    rows: rows.map((row) =>
      describeRow(loaded, toEntry(row, loaded.register), party, today, factsOf(loaded, row.subject_id)),
    ),
    total: count?.n ?? 0,
    page: query.page,
    size: query.size,
  };
}
