// What the cases of policies need of the product, compiled once: the same code that ships.

export { readPlanFolder } from '../../apps/server/src/modules/plan/index.ts';
export { assemblePlan } from '../../packages/domain/src/plan/index.ts';
export * as policy from '../../packages/domain/src/policy/index.ts';
export * as rule from '../../packages/domain/src/rule/index.ts';
export { toDecimalString } from '../../packages/domain/src/values/index.ts';
