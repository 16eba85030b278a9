import { sql } from 'drizzle-orm';
import type { Deps } from '../../platform/deps.ts';

const TABLES = [
  'batch_rows',
  'batch_problems',
  'fact_values',
  'roster_entries',
  'violations',
  'register_arrivals',
] as const;
/** Rows a transaction: the embedded database stands still while it deletes. */
const AT_ONCE = 5_000;

/** Removes what was read of a batch that is not in force, a little at a time. Cut off, it can be done again. */
export async function dropStagedRows({ db }: Pick<Deps, 'db'>, batchId: string): Promise<void> {
  for (const table of TABLES) {
    let gone: number;
    do {
      gone = await db.transaction((tx) =>
        tx.run(sql`
          delete from ${sql.identifier(table)} where ctid = any(array(
            select ctid from ${sql.identifier(table)} where batch_id = ${batchId}
              and exists (select 1 from batches where id = ${batchId} and status not in ('committed', 'undone'))
            limit ${AT_ONCE}))`),
      );
    } while (gone === AT_ONCE);
  }
}
