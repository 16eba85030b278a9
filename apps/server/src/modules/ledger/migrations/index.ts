import type { Migration } from '../../../platform/database/index.ts';
import ledger from './0001-ledger.sql?raw';
import claims from './0010-claims.sql?raw';
import parts from './0066-parts.sql?raw';
import rests from './0082-rests.sql?raw';

export const ledgerMigrations: readonly Migration[] = [
  { id: 'ledger/0001-ledger', sql: ledger },
  { id: 'ledger/0010-claims', sql: claims },
  { id: 'ledger/0066-parts', sql: parts },
  { id: 'ledger/0082-rests', sql: rests },
];
