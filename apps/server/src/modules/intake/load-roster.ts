import {
  type Alias,
  indexRoster,
  type ListedEnterprise,
  type RosterIndex,
  withFormerNames,
} from '@tenglong/domain/enterprise';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { earlierNames } from '../enterprise/index.ts';

/** The roster in force, as a query to be narrowed and put in order. */
export const ROSTER = sql`
  select credit_code as "creditCode", name_key as name, unit_name as unit, scale, industry, founded_on as "foundedOn"
  from enterprises`;

/** Former names and codes, as somebody registered them or the roster itself tells. */
export const listAliases = (tx: Tx): Promise<Alias[]> =>
  tx.rows<Alias>(sql`
    select kind, value_key as value, credit_code as "creditCode" from enterprise_aliases where withdrawn_at is null
    union
    select 'name', n.value_key, n.credit_code from (${earlierNames}) n`);

/** The roster in force with former names and codes, as matching needs it. */
export async function loadRoster(tx: Tx): Promise<RosterIndex> {
  const rows = await tx.rows<ListedEnterprise>(sql`${ROSTER} order by credit_code`);
  const aliases = await listAliases(tx);
  return indexRoster(withFormerNames(rows, aliases), aliases);
}
