export { type Application, caseNumberOf } from './application.ts';
export { loadBarFacts, RUN_IN_FORCE } from './bar-facts.ts';
export { believeGrant } from './believe-grant.ts';
export { cliffRoutes } from './cliff/cliff-routes.ts';
export { describeGrant } from './describe-grant.ts';
export type { DraftDeps } from './draft/draft-deps.ts';
export { draftRoutes } from './draft/draft-routes.ts';
export {
  type HeldApplication,
  holdApplications,
  judgeApplication,
  type Machine,
  type Standing,
  standingOf,
} from './grant-standing.ts';
export { keepGrant, lockCap } from './keep-grant.ts';
export { matchPolicies } from './match-policies.ts';
export { matchRoutes } from './match-routes.ts';
export { policyMigrations } from './migrations/index.ts';
export { readPin } from './pin-determination.ts';
export { policyBook } from './policy-book.ts';
export { type MachineReading, type ReadMachine, type RowProblem, readMachines } from './read-machines.ts';
export { policyRoutes } from './routes.ts';
export { ruleOnMachine } from './rule-on-machine.ts';
export { storeMachines } from './store-machines.ts';
