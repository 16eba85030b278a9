import { identityMigrations } from './modules/identity/index.ts';
import type { Migration } from './platform/database/index.ts';
import { platformMigrations } from './platform/database/migrations/index.ts';

/** Every step of the schema in its one order: a module's tables after those they refer to. */
export const migrations: readonly Migration[] = [...platformMigrations, ...identityMigrations];
