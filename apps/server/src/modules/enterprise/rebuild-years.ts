import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/**
 * Rebuilds the projection of the enterprises and years that a query names, from every value still committed.
 *
 * In force is, per reporting dataset, the value of the latest committed batch. Where datasets differ the fact is
 * disputed until somebody rules; a known value beside an unusable one stands. @source ADR 0006
 *
 * @param subjects a query with the columns `credit_code`, `year`
 * @returns how many enterprise-years there are now
 */
export async function rebuildYears(tx: Tx, subjects: SQL): Promise<number> {
  await tx.run(
    sql`create temporary table touched on commit drop as select distinct credit_code, year from (${subjects}) s`,
  );
  await tx.run(sql`create unique index on touched (credit_code, year)`);
  await tx.run(sql`analyze touched`);
  // The planner knows nothing yet of values that were just loaded and would walk them row by row.
  await tx.run(sql`set local enable_nestloop = off`);
  await tx.run(
    sql`delete from enterprise_years y using touched t where y.credit_code = t.credit_code and y.year = t.year`,
  );
  const count = await tx.run(sql`
    insert into enterprise_years (credit_code, year, facts, states, commits)
    with reported as (
      select distinct on (f.credit_code, f.year, f.fact, b.dataset_id)
        f.credit_code, f.year, f.fact, f.batch_id, f.value, f.state, b.commit_no
      from touched t
      join fact_values f on f.credit_code = t.credit_code and f.year = t.year
      join batches b on b.id = f.batch_id and b.status = 'committed'
      order by f.credit_code, f.year, f.fact, b.dataset_id, b.commit_no desc
    ), ruled as (
      select distinct on (r.credit_code, r.year, r.fact) r.credit_code, r.year, r.fact, r.batch_id, r.value
      from touched t
      join fact_rulings r on r.credit_code = t.credit_code and r.year = t.year and r.withdrawn_at is null
      order by r.credit_code, r.year, r.fact, r.made_at desc
    ), settled as (
      select p.credit_code, p.year, p.fact,
        count(distinct p.value) filter (where p.state = 'known') as readings,
        min(p.value) filter (where p.state = 'known') as value,
        max(p.commit_no) as commit_no
      from reported p group by p.credit_code, p.year, p.fact
    ), in_force as (
      select s.credit_code, s.year, s.fact, s.commit_no,
        case
          when r.fact is not null then coalesce(r.value, chosen.value)
          when s.readings = 1 then s.value
        end as value,
        case
          when r.fact is not null then case when coalesce(r.value, chosen.value) is null then 2 else 1 end
          when s.readings = 1 then 1
          when s.readings > 1 then 3
          else 2
        end as state
      from settled s
      left join ruled r using (credit_code, year, fact)
      left join reported chosen on chosen.credit_code = s.credit_code and chosen.year = s.year
        and chosen.fact = s.fact and chosen.batch_id = r.batch_id
    )
    select t.credit_code, t.year,
      array_agg(i.value order by k.slot),
      array_agg(coalesce(i.state, 0)::smallint order by k.slot),
      array_agg(coalesce(i.commit_no, 0) order by k.slot)
    from touched t
    cross join fact_slots k
    left join in_force i on i.credit_code = t.credit_code and i.year = t.year and i.fact = k.fact
    group by t.credit_code, t.year
    having count(i.fact) > 0`);
  await tx.run(sql`set local enable_nestloop = on`);
  await tx.run(sql`drop table touched`);
  return count;
}

/** Everything a batch speaks of. */
export const subjectsOfBatch = (batchId: string): SQL =>
  sql`select credit_code, year from fact_values where batch_id = ${batchId}`;

/** Everything there is: the whole projection anew. */
export const allSubjects: SQL = sql`select credit_code, year from fact_values union select credit_code, year from enterprise_years`;
