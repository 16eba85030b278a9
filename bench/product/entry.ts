// What the cases need of the product, compiled once per run: the same code that ships, nothing written for the bench.
export { composeDeps } from '../../apps/server/src/compose-deps.ts';
export { migrations } from '../../apps/server/src/migrations.ts';
export * as evaluation from '../../apps/server/src/modules/evaluation/index.ts';
export * as identity from '../../apps/server/src/modules/identity/index.ts';
// Two hundred people are not signed in one by one.
export { openSession } from '../../apps/server/src/modules/identity/session-store.ts';
export * as intake from '../../apps/server/src/modules/intake/index.ts';
export * as reader from '../../apps/server/src/modules/intake/read/index.ts';
export * as rows from '../../apps/server/src/modules/intake/row-spool.ts';
export * as plan from '../../apps/server/src/modules/plan/index.ts';
export * as register from '../../apps/server/src/modules/register/index.ts';
export { systemActor } from '../../apps/server/src/platform/actor/index.ts';
export { systemClock } from '../../apps/server/src/platform/clock/index.ts';
export * as database from '../../apps/server/src/platform/database/index.ts';
export { silentLog } from '../../apps/server/src/platform/log/index.ts';
export * as enterprise from '../../packages/domain/src/enterprise/index.ts';
export { assemblePlan } from '../../packages/domain/src/plan/index.ts';
