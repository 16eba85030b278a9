import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** Who last said something of a field of an entry, and when: `2023-09-01 张三`. */
export type WhoChanged = (entryId: string, field: string) => string;

/** Who last said something of each field of these entries. One query. */
export async function loadWhoChanged(tx: Tx, entryIds: readonly string[]): Promise<WhoChanged> {
  const rows = await tx.rows<{ entry: string; field: string; name: string; on: string }>(sql`
    select distinct on (v.entry_id, f.field) v.entry_id as entry, f.field, v.actor_name as name, v.happened_on as "on"
    from register_events v cross join jsonb_object_keys(v.body->'fields') as f(field)
    where v.entry_id = any(${sql.param([...entryIds])}::uuid[]) and jsonb_typeof(v.body->'fields') = 'object'
    order by v.entry_id, f.field, v.revision desc`);
  const last = new Map(rows.map(({ entry, field, name, on }) => [`${entry} ${field}`, `${on} ${name}`]));
  return (entryId, field) => last.get(`${entryId} ${field}`) ?? '不知是谁';
}
