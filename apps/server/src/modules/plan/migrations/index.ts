import type { Migration } from '../../../platform/database/index.ts';
import plan from './0001-plan.sql?raw';

export const planMigrations: readonly Migration[] = [{ id: 'plan/0001-plan', sql: plan }];
