import type { Migration } from '../../../platform/database/index.ts';
import enterprises from './0001-enterprises.sql?raw';
import sources from './0002-sources.sql?raw';
import ruledInARegister from './0040-ruled-in-a-register.sql?raw';

export const enterpriseMigrations: readonly Migration[] = [
  { id: 'enterprise/0001-enterprises', sql: enterprises },
  { id: 'enterprise/0002-sources', sql: sources },
  { id: 'enterprise/0040-ruled-in-a-register', sql: ruledInARegister },
];
