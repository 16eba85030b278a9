import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { backupName, writeBackup } from '../../platform/backup/index.ts';
import { makeFolder } from '../../platform/folder/index.ts';
import type { BackupOptions } from '../commands/backup.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { withDatabase } from '../with-database.ts';

/** Backs up the database that the environment names. @throws CliFailure */
export async function runBackup({ out, force = false }: BackupOptions, io: CliIo): Promise<void> {
  // Before the database is opened: a backup that is there may be the only one.
  if (out !== undefined && !force && existsSync(resolve(out))) {
    throw new CliFailure(`${resolve(out)} 已经存在，没有覆盖`, '请换一个文件名；确要覆盖，请加 --force');
  }
  try {
    await withDatabase(async ({ db, clock }, { dataFolder }) => {
      const at = clock.now();
      const path = out === undefined ? join(dataFolder, 'backups', backupName(at)) : resolve(out);
      makeFolder(dirname(path), 0o700);
      io.err(`正在备份到 ${path}\n`);
      const bytes = await writeBackup(db, path, at);
      io.out(`已备份到 ${path}（${(bytes / 1024 / 1024).toFixed(1)} 兆）\n`);
    });
  } catch (error) {
    throw asCliFailure(error);
  }
}
