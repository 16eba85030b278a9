import type { EntryFilter, EntrySums } from '@tenglong/contracts/register';
import { isAdditive } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { actingParty } from './acting-party.ts';
import { entryCondition } from './entry-filter.ts';
import { mayReadEntryField } from './field-rights.ts';
import { getRegister } from './register-library.ts';

/** Every number field that adds up, over a filter, exactly. What is not reported is counted, never taken for zero. */
export async function sumEntries(
  tx: Tx,
  actor: Actor,
  registerId: string,
  filter: EntryFilter,
  today: string,
): Promise<EntrySums> {
  const loaded = await getRegister(tx, registerId);
  const party = actingParty(actor, loaded.plan);
  const names = Object.entries(loaded.register.file.fields)
    .filter(([name, field]) => isAdditive(field) && mayReadEntryField(loaded.register.file, name, party))
    .map(([name]) => name);
  const rows = await tx.rows<{ name: string | null; total: number; known: number; value: string | null }>(sql`
    with found as (select e.fields from register_entries e where ${entryCondition(loaded, actor, filter, today)})
    select null as name, count(*) as total, 0 as known, null as value from found
    union all
    select n.name, count(*) as total, count(f.fields->>n.name) as known,
      sum((f.fields->>n.name)::numeric)::text as value
    from found f cross join unnest(${sql.param(names)}::text[]) as n(name) group by n.name`);
  const sums = rows.flatMap(({ name, total, known, value }) =>
    name === null ? [] : [[name, { value, unknown: total - known }] as const],
  );
  return { total: rows.find(({ name }) => name === null)?.total ?? 0, sums: Object.fromEntries(sums) };
}
