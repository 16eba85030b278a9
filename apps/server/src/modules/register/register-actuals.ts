import { systemActor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { findActiveVersion, type GoalActuals } from '../plan/index.ts';
import { countTowardsLists } from './list-progress.ts';
import { listRatioActuals } from './project/ratio-actuals.ts';
import { listRegisters } from './register-library.ts';
import { listScreenedActuals } from './screened-actuals.ts';
import { countedGoal } from './task-goals.ts';

const COUNTY = systemActor('goals', '方案目标');

/**
 * What the goals of the plan have reached by the entries of its lists. A goal that nothing was ever entered for is left
 * out: nothing reported is not nothing done.
 */
export async function listRegisterActuals(tx: Tx, today: string): Promise<GoalActuals> {
  const counts = (await findActiveVersion(tx)) ? await countTowardsLists(tx, COUNTY) : [];
  if (counts.length === 0) return new Map();
  const registers = await listRegisters(tx);
  const plan = registers[0]?.plan;
  if (!plan) return new Map();
  const counting = new Set(counts.map(({ register }) => `/registers/${register}`));
  const records = { plan, registers, counts, stages: [], history: new Map(), today };
  const screened = await listScreenedActuals(tx, plan);
  const ratios = await listRatioActuals(tx, registers, today);
  return new Map([
    ...ratios,
    ...screened,
    ...plan.quantities.flatMap((quantity) => {
      const goal = countedGoal(records, quantity);
      if (!goal || goal.done === null || goal.href === null || !counting.has(goal.href)) return [];
      return [[quantity.key, { value: goal.done, exact: goal.done, asOf: goal.asOf }] as const];
    }),
  ]);
}
