import type { Plan } from '@tenglong/domain/plan';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';

/** A ruling on whether two savings are one: which, and what held before. */
export interface RuledSavings {
  readonly quantity: string;
  readonly wereOne: boolean;
}

export interface PlanDeps extends Deps {
  /**
   * What others keep in step with the plan in force, in the same transaction; absent where nothing has to be.
   *
   * @param before - the plan that was in force, if there was one
   */
  readonly planChanged?: (tx: Tx, plan: Plan, before?: Plan) => Promise<void>;
  /** What follows a ruling on what the plan does not say of two savings: the books hold what it says. */
  readonly savingsRuled?: (tx: Tx, ruled: RuledSavings) => Promise<void>;
}
