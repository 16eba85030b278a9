import type { Migration } from '../../../platform/database/index.ts';
import users from './0001-users.sql?raw';
import parties from './0002-parties.sql?raw';
import enterpriseAccounts from './0010-enterprise-accounts.sql?raw';
import people from './0011-people.sql?raw';
import singleSignOn from './0012-single-sign-on.sql?raw';

export const identityMigrations: readonly Migration[] = [
  { id: 'identity/0001-users', sql: users },
  { id: 'identity/0002-parties', sql: parties },
  { id: 'identity/0010-enterprise-accounts', sql: enterpriseAccounts },
  { id: 'identity/0011-people', sql: people },
  { id: 'identity/0012-single-sign-on', sql: singleSignOn },
];
