import type { Migration } from '../../../platform/database/index.ts';
import money from './0001-money.sql?raw';
import astray from './0002-astray.sql?raw';
import receipt from './0003-receipt.sql?raw';
import repeats from './0004-repeats.sql?raw';

export const moneyMigrations: readonly Migration[] = [
  { id: 'money/0001-money', sql: money },
  { id: 'money/0002-astray', sql: astray },
  { id: 'money/0003-receipt', sql: receipt },
  { id: 'money/0004-repeats', sql: repeats },
];
