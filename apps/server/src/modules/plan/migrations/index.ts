import type { Migration } from '../../../platform/database/index.ts';
import plan from './0001-plan.sql?raw';
import folderRulings from './0002-folder-rulings.sql?raw';
import order from './0003-order.sql?raw';
import folderDocuments from './0004-folder-documents.sql?raw';
import faults from './0005-faults.sql?raw';

export const planMigrations: readonly Migration[] = [
  { id: 'plan/0001-plan', sql: plan },
  { id: 'plan/0002-folder-rulings', sql: folderRulings },
  { id: 'plan/0003-order', sql: order },
  { id: 'plan/0004-folder-documents', sql: folderDocuments },
  { id: 'plan/0005-faults', sql: faults },
];
