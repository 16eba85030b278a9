import type { Migration } from '../../../platform/database/index.ts';
import notice from './0001-notice.sql?raw';

export const noticeMigrations: readonly Migration[] = [{ id: 'notice/0001-notice', sql: notice }];
