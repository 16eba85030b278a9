import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { migrations } from '../../migrations.ts';
import { backupName, writeBackup } from '../../platform/backup/index.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { readConfig } from '../../platform/config/index.ts';
import { migrate, openDatabase } from '../../platform/database/index.ts';
import { createLog } from '../../platform/log/index.ts';
import type { BackupOptions } from '../commands/backup.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';

/** Backs up the database that the environment names. @throws CliFailure */
export async function runBackup({ out }: BackupOptions, io: CliIo): Promise<void> {
  try {
    const config = readConfig(process.env, process.cwd());
    const at = systemClock.now();
    const path = out === undefined ? join(config.dataFolder, 'backups', backupName(at)) : resolve(out);
    const db = await openDatabase(config, createLog(config.logLevel));
    try {
      await migrate(db, migrations, at);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const bytes = await writeBackup(db, path, at);
      io.out(`已备份到 ${path}（${(bytes / 1024 / 1024).toFixed(1)} 兆）\n`);
    } finally {
      await db.close();
    }
  } catch (error) {
    throw asCliFailure(error);
  }
}
