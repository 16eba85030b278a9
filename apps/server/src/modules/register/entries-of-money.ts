import type { Entry } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import type { LoadedRegister } from './register-library.ts';

/**
 * The entries of a register that the money ledger speaks of, or should: those in a stage that books money, and those with
 * lines of their own. One query; none for a register that books nothing.
 */
export async function entriesOfMoney(tx: Tx, { register }: LoadedRegister): Promise<readonly Entry[]> {
  if (register.money.length === 0) return [];
  const stages = [...new Set(register.money.flatMap(({ source }) => source.in))];
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e where e.register = ${register.file.id}
      and (e.stage = any(${sql.param(stages)}::text[]) or e.id in (select entry_id from money_postings))
    order by e.opened_on, e.id`);
  return rows.map((row) => toEntry(row, register));
}
