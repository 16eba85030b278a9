import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';

interface SumTable {
  readonly table: SQL;
  readonly keys: SQL;
  readonly amounts: SQL;
  readonly sums: SQL;
  readonly kept: SQL;
}

const STAGE_SUMS: SumTable = {
  table: sql`register_stage_sums`,
  keys: sql`register, stage, unit_id`,
  amounts: sql`n`,
  sums: sql`sum(n)`,
  kept: sql`sum(n) <> 0`,
};

const LIST_SUMS: SumTable = {
  table: sql`register_list_sums`,
  keys: sql`register, list, list_column, unit_id, state`,
  amounts: sql`n, amount`,
  sums: sql`sum(n), sum(amount)`,
  kept: sql`sum(n) <> 0 or sum(amount) <> 0`,
};

/** So many rows more than there need be cost a page nothing that anybody would notice. */
const ENOUGH = 500;

async function fold(tx: Tx, { table, keys, amounts, sums, kept }: SumTable, enough: number): Promise<void> {
  const [rows] = await tx.rows<{ spare: number }>(sql`
    select count(*) - (select count(*) from (select distinct ${keys} from ${table}) d) as spare from ${table}`);
  if ((rows?.spare ?? 0) < enough) return;
  // Rows that another node is folding are left to it. Those that come meanwhile wait for the next time.
  await tx.run(sql`
    with taken as (select id from ${table} for update skip locked),
      gone as (delete from ${table} s using taken t where s.id = t.id returning s.*)
    insert into ${table} (${keys}, ${amounts}) select ${keys}, ${sums} from gone group by ${keys} having ${kept}`);
}

/** Makes few rows of the many that changes have added to the sums. What they add up to stays what it is. */
export async function foldSums(tx: Tx, enough = ENOUGH): Promise<void> {
  await fold(tx, STAGE_SUMS, enough);
  await fold(tx, LIST_SUMS, enough);
}
