import type { Migration } from '../../../platform/database/index.ts';
import runs from './0001-runs.sql?raw';

export const evaluationMigrations: readonly Migration[] = [{ id: 'evaluation/0001-runs', sql: runs }];
