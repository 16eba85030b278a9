export { matchPolicies } from './match-policies.ts';
export { matchRoutes } from './match-routes.ts';
export { policyMigrations } from './migrations/index.ts';
export { policyRoutes } from './routes.ts';
