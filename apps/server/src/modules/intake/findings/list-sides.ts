import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { reportedBySource, type SourceCell } from '../../enterprise/index.ts';

/** What one source reports of one disputed fact, with the cells of its latest batch. */
export interface Side {
  readonly creditCode: string;
  readonly year: number;
  readonly fact: string;
  readonly datasetId: string;
  readonly sender: string;
  readonly value: string | null;
  readonly batchId: string;
  readonly file: string;
  readonly department: string;
  readonly cells: readonly SourceCell[];
}

export interface SideKey {
  readonly creditCode: string;
  readonly year: number;
  readonly fact: string;
}

/** Every source's report of the facts asked for; the one that sent first goes first. */
export async function listSides(tx: Tx, keys: readonly SideKey[]): Promise<Side[]> {
  if (keys.length === 0) return [];
  const [codes, years, facts] = [
    keys.map(({ creditCode }) => creditCode),
    keys.map(({ year }) => year),
    keys.map(({ fact }) => fact),
  ];
  return tx.rows<Side>(sql`
    with asked as (
      select * from unnest(${sql.param(codes)}::text[], ${sql.param(years)}::int[], ${sql.param(facts)}::text[])
        as a(credit_code, year, fact)
    ), subject as (select distinct credit_code, year from asked), ${reportedBySource(sql`subject`)}
    select p.credit_code as "creditCode", p.year, p.fact, p.dataset_id as "datasetId", p.sender, p.value,
      b.id as "batchId", b.file_name as file, coalesce(b.department, '') as department, f.cells
    from asked a
    join reported p on p.credit_code = a.credit_code and p.year = a.year and p.fact = a.fact
    join batches b on b.commit_no = p.commit_no
    join fact_values f on f.batch_id = b.id and f.credit_code = p.credit_code and f.year = p.year and f.fact = p.fact
    order by p.credit_code, p.year, p.fact, p.commit_no`);
}
