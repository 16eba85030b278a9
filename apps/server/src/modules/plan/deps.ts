import type { Deps } from '../../platform/deps.ts';

/** The plan module needs nothing beyond the platform. */
export type PlanDeps = Deps;
