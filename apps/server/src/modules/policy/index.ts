export { describeGrant } from './describe-grant.ts';
export { type Application, caseNumberOf, type Machine, type Standing, standingOf } from './grant-standing.ts';
export { keepGrant, lockCap } from './keep-grant.ts';
export { matchPolicies } from './match-policies.ts';
export { matchRoutes } from './match-routes.ts';
export { policyMigrations } from './migrations/index.ts';
export { type MachineReading, type ReadMachine, readMachines } from './read-machines.ts';
export { policyRoutes } from './routes.ts';
export { ruleOnMachine, storeMachines } from './store-machines.ts';
