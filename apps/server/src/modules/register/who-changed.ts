import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** Who last said something of a field of an entry, and when: `2023-09-01 张三`. */
export async function whoChanged(tx: Tx, entryId: string, field: string): Promise<string> {
  const [last] = await tx.rows<{ name: string; on: string }>(sql`
    select actor_name as name, happened_on as "on" from register_events
    where entry_id = ${entryId} and body->'fields' ? ${field} order by revision desc limit 1`);
  return last ? `${last.on} ${last.name}` : '不知是谁';
}
