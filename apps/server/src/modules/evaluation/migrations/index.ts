import type { Migration } from '../../../platform/database/index.ts';
import runs from './0001-runs.sql?raw';
import adjustments from './0002-adjustments.sql?raw';

export const evaluationMigrations: readonly Migration[] = [
  { id: 'evaluation/0001-runs', sql: runs },
  { id: 'evaluation/0002-adjustments', sql: adjustments },
];
