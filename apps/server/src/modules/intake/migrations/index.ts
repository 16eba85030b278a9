import type { Migration } from '../../../platform/database/index.ts';
import batches from './0001-batches.sql?raw';

export const intakeMigrations: readonly Migration[] = [{ id: 'intake/0001-batches', sql: batches }];
