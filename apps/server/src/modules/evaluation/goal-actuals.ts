import type { RunScheme } from '@tenglong/contracts/evaluation';
import { multiply, parseDecimal, toDecimalString, toPlainDecimal, whole } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { findActiveVersion, type GoalActuals, getPlan } from '../plan/index.ts';

interface LatestOfYear {
  year: number;
  number: number;
  schemes: RunScheme[];
}

/** A goal's county-wide figure of one year, from the newest evaluation of that year. */
export interface GoalYear {
  readonly year: number;
  readonly run: number;
  /** As it is shown, and as it was computed. */
  readonly value: string;
  readonly exact: string;
}

/** What the goals that name a scheme's indicator came to, year by year, the earliest first; by quantity. */
export async function listGoalHistory(tx: Tx): Promise<ReadonlyMap<string, readonly GoalYear[]>> {
  const active = await findActiveVersion(tx);
  const runs = await tx.rows<LatestOfYear>(sql`
    select distinct on (year) year, number, detail->'schemes' as schemes from evaluation_runs
    order by year, number desc`);
  if (!active || runs.length === 0) return new Map();
  const plan = await getPlan(tx, active.id);
  const measured = plan.quantities.flatMap(({ key, measuredBy }) => {
    if (!measuredBy || !('scheme' in measuredBy)) return [];
    const { scheme, indicator } = measuredBy;
    return [{ key, measuredBy: { scheme, indicator } }];
  });
  return new Map(
    measured.map(({ key, measuredBy }) => [
      key,
      runs.flatMap(({ year, number: run, schemes }): GoalYear[] => {
        const scheme = schemes.find(({ schemeId }) => schemeId === measuredBy.scheme);
        const indicator = scheme?.indicators.find(({ id }) => id === measuredBy.indicator);
        const baseline = scheme?.baselines.find((one) => one.indicator === measuredBy.indicator);
        const read = baseline && parseDecimal(baseline.value);
        if (!indicator || !read) return [];
        const value = multiply(read, whole(indicator.percent ? 100 : 1));
        const exact = toPlainDecimal(value);
        return exact === undefined
          ? []
          : [{ year, run, value: toDecimalString(value, indicator.decimals), exact }];
      }),
    ]),
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
      const asOf = `${last.year} 年度第 ${last.run} 次测算`;
      return [[key, { value: last.value, exact: last.exact, asOf }] as const];
    }),
  );
}
