import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { backupName, writeBackup } from '../../platform/backup/index.ts';
import type { BackupOptions } from '../commands/backup.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { withDatabase } from '../with-database.ts';

/** Backs up the database that the environment names. @throws CliFailure */
export async function runBackup({ out }: BackupOptions, io: CliIo): Promise<void> {
  try {
    await withDatabase(async ({ db, clock }, { dataFolder }) => {
      const at = clock.now();
      const path = out === undefined ? join(dataFolder, 'backups', backupName(at)) : resolve(out);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      io.err(`正在备份到 ${path}\n`);
      const bytes = await writeBackup(db, path, at);
      io.out(`已备份到 ${path}（${(bytes / 1024 / 1024).toFixed(1)} 兆）\n`);
    });
  } catch (error) {
    throw asCliFailure(error);
  }
}
