import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../migrations.ts';
import { systemClock } from '../platform/clock/index.ts';
import { type Config, readConfig } from '../platform/config/index.ts';
import { migrate, openDatabase } from '../platform/database/index.ts';
import type { Deps } from '../platform/deps.ts';
import { createLog } from '../platform/log/index.ts';
import { CliFailure } from './failure.ts';

/** A mistyped folder must not become a new empty database, and its backup not the newest. */
function refuseMissing({ databaseUrl, dataFolder }: Config): void {
  if (databaseUrl !== undefined) return;
  const folders = ['database', 'database.restored'].map((name) => join(dataFolder, name));
  if (folders.some((folder) => existsSync(folder))) return;
  throw new CliFailure(
    `数据目录里没有数据库：${dataFolder}`,
    '请核对 TENGLONG_DATA 和当前目录，或先用 tenglong serve 启动一次',
  );
}

/**
 * Opens the database that the environment names, brings it up to date, and closes it whatever happens.
 * @throws CliFailure if there is none
 */
export async function withDatabase<T>(work: (deps: Deps, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd());
  refuseMissing(config);
  const log = createLog(config.logLevel);
  const db = await openDatabase(config, log);
  try {
    await migrate(db, migrations, systemClock.now());
    return await work({ db, clock: systemClock, log }, config);
  } finally {
    await db.close();
  }
}
