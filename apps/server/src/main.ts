import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AppDeps, createApp } from './app.ts';
import { composeDeps } from './compose-deps.ts';
import { findDemoShift } from './demo-calendar.ts';
import { jobHandlers } from './jobs.ts';
import { migrations } from './migrations.ts';
import { type DemoAccount, prepareDemoAccounts } from './modules/identity/index.ts';
import { createPostman } from './modules/notice/index.ts';
import { keepFolding, keepMapPlaces, startDays } from './modules/register/index.ts';
import { auditKey } from './platform/audit/index.ts';
import { backupFolder } from './platform/backup/index.ts';
import { movableClock, systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import { migrate, openDatabase } from './platform/database/index.ts';
import type { Deps } from './platform/deps.ts';
import { createJobRunner } from './platform/jobs/index.ts';
import { createLog } from './platform/log/index.ts';
import { sweepTempFolders } from './platform/temp/index.ts';
import { productRoot } from './product-root.ts';
import { readingThread } from './reading-thread-entry.ts';

export interface RunningServer {
  /** `http://127.0.0.1:8787` */
  readonly address: string;
  readonly database: 'embedded' | 'server';
  /** Accounts whose password was set at this start. */
  readonly accounts: readonly DemoAccount[];
  /** Finishes what is running and closes everything, in the order that loses nothing. */
  stop(): Promise<void>;
}

export interface Preparation {
  /** Fills the database before anybody can connect. */
  readonly prepare: (deps: AppDeps) => Promise<void>;
  /** Writes down the passwords of accounts that are about to be made. */
  readonly keepAccounts: (accounts: readonly DemoAccount[]) => void;
  /** Whether the demo county is asked for. */
  readonly demo: boolean;
}

/**
 * Opens the database, brings it to this program's schema, prepares what is in it, and answers requests.
 */
export async function startServer(
  config: Config,
  { prepare, keepAccounts, demo }: Preparation,
): Promise<RunningServer> {
  const log = createLog(config.logLevel);
  const db = await openDatabase(config, log);
  try {
    const clock = movableClock(systemClock);
    const keepCalendar = async () => clock.moveCalendar((await db.read(findDemoShift)) ?? 0);
    const base: Deps = { db, clock, log };
    await sweepTempFolders();
    await migrate(db, migrations, systemClock.now());
    await keepCalendar();
    const composed = composeDeps(base);
    let wakeJobs = () => {};
    const postman = createPostman(base, config.outward);
    const deps = {
      ...composed,
      ...readingThread(),
      wakeJobs: () => wakeJobs(),
      outward: config.outward,
      wakePostman: postman.wake,
      singleSignOn: config.singleSignOn,
      sessionPolicy: {
        ...composed.sessionPolicy,
        idleMinutes: config.idleMinutes,
        ...(demo ? { secondFactor: 'offered' as const } : {}),
      },
    };
    const accounts = await prepareDemoAccounts(deps, config.demoPassword, keepAccounts, demo);
    await prepare(deps);
    await keepCalendar();

    const webRoot = join(productRoot(), 'apps/web/dist');
    const backups = backupFolder(base, join(config.dataFolder, 'backups'));
    const app = await createApp(deps, {
      backups,
      auditKey: () => auditKey(config.dataFolder),
      loggerInstance: log,
      trustProxy: config.trustProxy,
      ...(existsSync(join(webRoot, 'index.html')) ? { webRoot } : {}),
    });
    const jobs = createJobRunner(deps, jobHandlers(deps));
    wakeJobs = jobs.wake;
    const address = await app.listen({ host: config.host, port: config.port });
    await jobs.start();
    await postman.start();
    const stopDays = startDays(base, jobs.wake);
    const stopFolding = keepFolding(base);
    const stopPlaces = keepMapPlaces(base);
    const stopBackups =
      db.kind === 'embedded' ? backups.startDaily(config.firstBackupSeconds) : async () => {};
    return {
      address,
      database: db.kind,
      accounts,
      stop: async () => {
        await app.close();
        await stopDays();
        await stopFolding();
        await stopPlaces();
        await jobs.stop();
        await postman.stop();
        await stopBackups();
        await db.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}
