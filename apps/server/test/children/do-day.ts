import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { composeDeps } from '../../src/compose-deps.ts';
import { jobHandlers } from '../../src/jobs.ts';
import { beginDay } from '../../src/modules/register/index.ts';
import { clockFrom } from '../../src/platform/clock/index.ts';
import { createDatabase, openEmbedded, openServer } from '../../src/platform/database/index.ts';
import { createJobRunner } from '../../src/platform/jobs/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';

// A node that begins the day it is told, and does what is due until it is killed.
const [target = '', at = ''] = process.argv.slice(2);
const db = target.startsWith('postgres')
  ? createDatabase(openServer(target, silentLog))
  : await openEmbedded(target);
const deps = composeDeps({ db, clock: clockFrom(() => new Date(at)), log: silentLog });
const jobs = createJobRunner(deps, jobHandlers(deps));
await beginDay(deps);
process.stdout.write('begun\n');
await jobs.start();
process.stdout.write('running\n');
for (;;) {
  jobs.wake();
  await wait(50);
  const [done] = await db.read((tx) =>
    tx.rows<object>(sql`select day from register_days where finished_at is not null`),
  );
  if (done) break;
}
process.stdout.write('finished\n');
setInterval(() => {}, 60_000);
