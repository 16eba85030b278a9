import { BackupFile, BackupList } from '@tenglong/contracts/backup';
import type { Deps } from '../deps.ts';
import type { Routes } from '../http/index.ts';
import type { BackupFolder } from './backup-folder.ts';

export interface BackupDeps extends Deps {
  readonly backups: BackupFolder;
}

export const backupRoutes: Routes<BackupDeps> = async (app, { deps }) => {
  const { backups, db } = deps;
  const config = { permission: 'backup.run' as const };
  app.get(
    '/backups',
    { config, schema: { summary: '备份列表', response: { 200: BackupList } } },
    async () => ({ folder: backups.path, automatic: db.kind === 'embedded', files: await backups.list() }),
  );
  app.post(
    '/backups',
    { config, schema: { summary: '立即备份', response: { 200: BackupFile } } },
    ({ actor }) => backups.make(actor),
  );
};
