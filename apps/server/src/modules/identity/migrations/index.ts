import type { Migration } from '../../../platform/database/index.ts';
import users from './0001-users.sql?raw';

export const identityMigrations: readonly Migration[] = [{ id: 'identity/0001-users', sql: users }];
