import type { Migration } from '../../../platform/database/index.ts';
import ledger from './0001-ledger.sql?raw';

export const ledgerMigrations: readonly Migration[] = [{ id: 'ledger/0001-ledger', sql: ledger }];
