import type { Tx } from '../../../platform/database/index.ts';
import type { PlanDeps } from '../../plan/index.ts';
import type { Application } from '../application.ts';

export interface DraftDeps extends PlanDeps {
  /** The applications under way of a policy; whoever keeps the registers is asked. */
  readonly applicationsUnder: (tx: Tx, policy: string) => Promise<readonly Application[]>;
}
