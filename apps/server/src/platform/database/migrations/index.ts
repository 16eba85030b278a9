import type { Migration } from '../migrate.ts';
import audit from './0001-audit.sql?raw';
import jobs from './0002-jobs.sql?raw';
import settings from './0003-settings.sql?raw';
import files from './0004-files.sql?raw';

/** The platform's own tables. */
export const platformMigrations: readonly Migration[] = [
  { id: 'platform/0001-audit', sql: audit },
  { id: 'platform/0002-jobs', sql: jobs },
  { id: 'platform/0003-settings', sql: settings },
  { id: 'platform/0004-files', sql: files },
];
