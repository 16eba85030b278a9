import { type Alias, indexRoster, type RosterEntry, type RosterIndex } from '@tenglong/domain/enterprise';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { earlierNames } from '../enterprise/index.ts';

/** The roster in force with former names and codes, as matching needs it. */
export async function loadRoster(tx: Tx): Promise<RosterIndex> {
  const rows = await tx.rows<{
    creditCode: string;
    nameKey: string;
    unit: string;
    scale: RosterEntry['scale'];
    industry: string;
    foundedOn: string | null;
  }>(sql`
    select credit_code as "creditCode", name_key as "nameKey", unit_name as unit, scale, industry,
      founded_on as "foundedOn"
    from enterprises order by credit_code`);
  const aliases = await tx.rows<Alias>(sql`
    select kind, value_key as value, credit_code as "creditCode" from enterprise_aliases where withdrawn_at is null
    union
    select 'name', n.value_key, n.credit_code from (${earlierNames}) n`);
  const former = new Map<string, string[]>();
  for (const { kind, value, creditCode } of aliases) {
    if (kind === 'name') former.set(creditCode, [...(former.get(creditCode) ?? []), value]);
  }
  const entries = rows.map(
    ({ nameKey, ...entry }): RosterEntry => ({
      ...entry,
      name: nameKey,
      formerNames: former.get(entry.creditCode) ?? [],
    }),
  );
  return indexRoster(entries, aliases);
}
