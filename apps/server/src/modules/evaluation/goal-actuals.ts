import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { findActiveVersion, type GoalActuals, getPlan } from '../plan/index.ts';
import { type GoalYear, goalYears, type LatestOfYear, runsOf } from './goal-years.ts';

/** What the goals that name a scheme's indicator came to, year by year, the earliest first; by quantity. */
export async function listGoalHistory(tx: Tx): Promise<ReadonlyMap<string, readonly GoalYear[]>> {
  const active = await findActiveVersion(tx);
  const runs = await tx.rows<LatestOfYear>(sql`
    select distinct on (year) year, number, detail->'schemes' as schemes from evaluation_runs
    order by year, number desc`);
  if (!active || runs.length === 0) return new Map();
  const plan = await getPlan(tx, active.id);
  return new Map(
    plan.quantities.flatMap((quantity) => {
      const { key, measuredBy } = quantity;
      if (!measuredBy || !('scheme' in measuredBy)) return [];
      return [[key, goalYears(runs, quantity, measuredBy)] as const];
    }),
  );
}

/**
 * What the goals of the plan have reached, as far as the newest evaluation tells: a goal that names a scheme's indicator
 * takes its county-wide baseline. Goals that nothing measures are left out.
 */
export async function listGoalActuals(tx: Tx): Promise<GoalActuals> {
  const history = await listGoalHistory(tx);
  const newest = Math.max(...[...history.values()].flat().map(({ year }) => year));
  return new Map(
    [...history].flatMap(([key, years]) => {
      const last = years.find(({ year }) => year === newest);
      if (!last) return [];
      return [[key, { value: last.value, exact: last.exact, asOf: runsOf(last) }] as const];
    }),
  );
}
