import type { Migration } from '../../../platform/database/index.ts';
import notice from './0001-notice.sql?raw';
import enterprises from './0010-enterprises.sql?raw';

export const noticeMigrations: readonly Migration[] = [
  { id: 'notice/0001-notice', sql: notice },
  { id: 'notice/0010-enterprises', sql: enterprises },
];
