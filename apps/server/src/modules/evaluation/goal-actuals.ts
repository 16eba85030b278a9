import type { RunScheme } from '@tenglong/contracts/evaluation';
import { multiply, parseDecimal, toDecimalString, toPlainDecimal, whole } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { findActiveVersion, type GoalActuals, getPlan } from '../plan/index.ts';

interface Latest {
  year: number;
  number: number;
  schemes: RunScheme[];
}

/**
 * What the goals of the plan have reached, as far as the newest evaluation tells: a goal that names a scheme's indicator
 * takes its county-wide baseline. Goals that nothing measures are left out.
 */
export async function listGoalActuals(tx: Tx): Promise<GoalActuals> {
  const active = await findActiveVersion(tx);
  const [latest] = await tx.rows<Latest>(sql`
    select year, number, detail->'schemes' as schemes from evaluation_runs order by year desc, number desc limit 1`);
  if (!active || !latest) return new Map();
  const plan = await getPlan(tx, active.id);
  return new Map(
    plan.quantities.flatMap(({ key, measuredBy }) => {
      if (!measuredBy || !('scheme' in measuredBy)) return [];
      const scheme = latest.schemes.find(({ schemeId }) => schemeId === measuredBy.scheme);
      const indicator = scheme?.indicators.find(({ id }) => id === measuredBy.indicator);
      const baseline = scheme?.baselines.find((one) => one.indicator === measuredBy.indicator);
      if (!indicator || !baseline) return [];
      const measured = parseDecimal(baseline.value);
      if (!measured) return [];
      const value = multiply(measured, whole(indicator.percent ? 100 : 1));
      const shown = toDecimalString(value, indicator.decimals);
      const exact = toPlainDecimal(value);
      if (exact === undefined) return [];
      const asOf = `${latest.year} 年度第 ${latest.number} 次测算`;
      return [[key, { value: shown, exact, asOf }] as const];
    }),
  );
}
