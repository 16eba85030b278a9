export { authenticateBySession } from './authenticate.ts';
export { createUser, type NewUser, setPassword } from './create-user.ts';
export { type DemoAccount, dateAccountsBack, prepareDemoAccounts, randomPassword } from './demo-accounts.ts';
export {
  type CountyInfo,
  defaultSessionPolicy,
  type IdentityDeps,
  type Parties,
  type SessionPolicy,
  type SingleSignOn,
} from './deps.ts';
export { findRole, isAccountName, listUsers, setDisabled, type UserSummary } from './manage-users.ts';
export { identityMigrations } from './migrations/index.ts';
export { passwordFaults } from './password-rules.ts';
export { peopleRoutes } from './people-routes.ts';
export { identityRoutes } from './routes.ts';
export { removeFactor } from './second-factor.ts';
export { SESSION_COOKIE } from './session-store.ts';
export { singleSignOnRoutes } from './single-sign-on-routes.ts';
export { findUser } from './users.ts';
