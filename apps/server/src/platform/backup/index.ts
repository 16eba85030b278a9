export { BackupError, type Manifest } from './archive.ts';
export { type BackupFolder, backupFolder } from './backup-folder.ts';
export { checkArchive } from './check-archive.ts';
export { type Restore, type Restored, restoreEmbedded, restoreServer } from './restore.ts';
export { backupName } from './retention.ts';
export { type BackupDeps, backupRoutes } from './routes.ts';
export { writeBackup } from './write-backup.ts';
