import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { Batch } from './batch-store.ts';

/**
 * How a draft stands to what is in force of the same data, sender and year, in words: enterprises whose parts are all
 * new add up, the others are superseded one by one. Empty if nothing of it is in force. @source ADR 0006
 */
export async function describeRelation(tx: Tx, batch: Batch): Promise<string> {
  const [found] = await tx.rows<{ adds: number; revises: number; fresh: number; numbers: string | null }>(sql`
    with own as (
      select distinct on (credit_code, year) credit_code, year, parts, whole from fact_values where batch_id = ${batch.id}
      order by credit_code, year, fact
    ), held as (
      select o.credit_code, o.year, o.whole or cardinality(o.parts) = 0
          or bool_or(cardinality(f.parts) = 0 or f.parts && o.parts) as covers,
        array_agg(distinct b.number) as numbers
      from own o
      join fact_values f on f.credit_code = o.credit_code and f.year = o.year
      join batches b on b.id = f.batch_id and b.status = 'committed' and b.dataset_id = ${batch.datasetId}
        and coalesce(b.sender, '') = ${batch.sender ?? ''}
      group by o.credit_code, o.year, o.whole, o.parts
    )
    select count(*) filter (where not covers) as adds, count(*) filter (where covers) as revises,
      (select count(*) from own) - count(*) as fresh,
      (select string_agg(distinct n::text, '、' order by n::text) from held h, unnest(h.numbers) n) as numbers
    from held`);
  if (!found || found.adds + found.revises === 0) return '';
  const { adds, revises, fresh, numbers } = found;
  return `与已入库的第 ${numbers ?? ''} 批是同一份数据：${[
    revises > 0 ? `${revises} 家以这份为准` : '',
    adds > 0 ? `${adds} 家报的是另外的部分（宗地、税种、季度等），与原来的相加` : '',
    fresh > 0 ? `${fresh} 家是新报的` : '',
  ]
    .filter((part) => part !== '')
    .join('，')}；没有再报的企业不变`;
}
