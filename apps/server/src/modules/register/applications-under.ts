import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { Application } from '../policy/index.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { applicationOf } from './grant.ts';
import { listRegisters } from './register-library.ts';

/** The applications under way of a policy, the whole county's: what is paid or dropped is no longer decided. One query. */
export async function applicationsUnder(tx: Tx, policy: string): Promise<readonly Application[]> {
  const found = (await listRegisters(tx)).filter(({ register }) => register.file.policy?.id === policy);
  if (found.length === 0) return [];
  const ids = found.map(({ register }) => register.file.id);
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e
    where e.register = any(${sql.param(ids)}::text[]) and e.closed_on is null order by e.id`);
  return rows.flatMap((row) => {
    const loaded = found.find(({ register }) => register.file.id === row.register);
    const application = loaded && applicationOf(loaded, toEntry(row, loaded.register));
    return application ? [application] : [];
  });
}
