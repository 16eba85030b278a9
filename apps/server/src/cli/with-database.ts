import { migrations } from '../migrations.ts';
import { systemClock } from '../platform/clock/index.ts';
import { readConfig } from '../platform/config/index.ts';
import { migrate, openDatabase } from '../platform/database/index.ts';
import type { Deps } from '../platform/deps.ts';
import { createLog } from '../platform/log/index.ts';

/** Opens the database that the environment names, brings it up to date, and closes it whatever happens. */
export async function withDatabase<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd());
  const log = createLog(config.logLevel);
  const db = await openDatabase(config, log);
  try {
    await migrate(db, migrations, systemClock.now());
    return await work({ db, clock: systemClock, log });
  } finally {
    await db.close();
  }
}
