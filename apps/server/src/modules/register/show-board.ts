import type { EntryBoard, EntryFilter } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { actingParty } from './acting-party.ts';
import { describeRow } from './describe-row.ts';
import { entryCondition, overdueOn } from './entry-filter.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { getRegister } from './register-library.ts';
import { loadTaskFacts } from './task-facts.ts';

const SHOWN = 20;

/** The entries of a register by stage, the soonest due of each. One query, however many stages. */
export async function showBoard(
  tx: Tx,
  actor: Actor,
  registerId: string,
  filter: EntryFilter,
  today: string,
): Promise<EntryBoard> {
  const loaded = await getRegister(tx, registerId);
  const { register } = loaded;
  const rows = await tx.rows<StoredEntry & { n: number; late: number; place: number }>(sql`
    select * from (
      select ${ENTRY_COLUMNS}, count(*) over stages as n, count(*) filter (where ${overdueOn(today)}) over stages as late,
        row_number() over (partition by e.stage order by e.due_on nulls last, e.id) as place
      from register_entries e where ${entryCondition(loaded, actor, filter, today)}
      window stages as (partition by e.stage)) e
    where e.place <= ${SHOWN} order by e.place`);
  const factsOf = await loadTaskFacts(tx, [loaded], today);
  const party = actingParty(actor, loaded.plan);
  return {
    columns: register.file.stages
      .map(({ id, title, kind }) => {
        const own = rows.filter(({ stage }) => stage === id);
        return {
          kind,
          column: {
            ...{ stage: id, title, count: own[0]?.n ?? 0, overdue: own[0]?.late ?? 0 },
            rows: own.map((row) =>
              describeRow(loaded, toEntry(row, register), party, today, factsOf(loaded, row.subject_id)),
            ),
          },
        };
      })
      .filter(({ kind, column }) => kind !== 'dropped' || column.count > 0)
      .map(({ column }) => column),
  };
}
