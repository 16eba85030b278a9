import { resolve } from 'node:path';
import { migrations } from '../../migrations.ts';
import { type Restore, type Restored, restoreEmbedded, restoreServer } from '../../platform/backup/index.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { type Config, readConfig } from '../../platform/config/index.ts';
import { openDatabase } from '../../platform/database/index.ts';
import { createLog } from '../../platform/log/index.ts';
import type { RestoreOptions } from '../commands/restore.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';

async function restore(config: Config, order: Restore): Promise<Restored> {
  if (config.databaseUrl === undefined) return restoreEmbedded(config.dataFolder, order);
  const db = await openDatabase(config, createLog(config.logLevel));
  try {
    return await restoreServer(db, order);
  } finally {
    await db.close();
  }
}

/** Restores the database that the environment names. @throws CliFailure */
export async function runRestore({ from, force }: RestoreOptions, io: CliIo): Promise<void> {
  try {
    const config = readConfig(process.env, process.cwd());
    const order = { from: resolve(from), force: force ?? false, migrations, at: systemClock.now() };
    const { manifest, aside } = await restore(config, order);
    io.out(
      `已恢复 ${manifest.madeAt} 的备份：${manifest.tables.length} 张表，审计记录 ${manifest.audit.entries} 条，核对无误\n`,
    );
    if (aside !== undefined) io.out(`原有数据保留在 ${aside}，确认无误后可以删除\n`);
  } catch (error) {
    throw asCliFailure(error);
  }
}
