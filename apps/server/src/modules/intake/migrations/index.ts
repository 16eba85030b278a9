import type { Migration } from '../../../platform/database/index.ts';
import batches from './0001-batches.sql?raw';
import findings from './0002-findings.sql?raw';

export const intakeMigrations: readonly Migration[] = [
  { id: 'intake/0001-batches', sql: batches },
  { id: 'intake/0002-findings', sql: findings },
];
