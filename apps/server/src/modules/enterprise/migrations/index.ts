import type { Migration } from '../../../platform/database/index.ts';
import enterprises from './0001-enterprises.sql?raw';

export const enterpriseMigrations: readonly Migration[] = [
  { id: 'enterprise/0001-enterprises', sql: enterprises },
];
