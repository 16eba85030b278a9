import type { Migration } from '../../../platform/database/index.ts';
import batches from './0001-batches.sql?raw';
import findings from './0002-findings.sql?raw';
import entries from './0003-entries.sql?raw';

export const intakeMigrations: readonly Migration[] = [
  { id: 'intake/0001-batches', sql: batches },
  { id: 'intake/0002-findings', sql: findings },
  { id: 'intake/0003-entries', sql: entries },
];
