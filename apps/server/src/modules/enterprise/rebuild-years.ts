import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { inForce } from './in-force.ts';

/**
 * Rebuilds the projection of the enterprises and years that a query names, from every value still committed: what is in
 * force is said by {@link inForce}. @source ADR 0006
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
    with in_force as (${inForce(sql`touched`)})
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
  await tx.run(sql`analyze enterprise_years`);
  return count;
}

/** Everything a batch speaks of. */
export const subjectsOfBatch = (batchId: string): SQL =>
  sql`select credit_code, year from fact_values where batch_id = ${batchId}`;
