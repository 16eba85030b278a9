export { authenticateBySession } from './authenticate.ts';
export { createUser, type NewUser, setPassword } from './create-user.ts';
export { type DemoAccount, prepareDemoAccounts, randomPassword } from './demo-accounts.ts';
export { type CountyInfo, defaultSessionPolicy, type IdentityDeps, type SessionPolicy } from './deps.ts';
export { identityMigrations } from './migrations/index.ts';
export { passwordFaults } from './password-rules.ts';
export { identityRoutes } from './routes.ts';
export { SESSION_COOKIE } from './session-store.ts';
