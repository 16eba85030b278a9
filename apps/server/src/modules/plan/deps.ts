import type { Plan } from '@tenglong/domain/plan';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';

export interface PlanDeps extends Deps {
  /** What others keep in step with the plan in force, in the same transaction; absent where nothing has to be. */
  readonly planChanged?: (tx: Tx, plan: Plan) => Promise<void>;
}
