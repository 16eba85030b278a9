import { createApp } from '../../src/app.ts';
import { composeDeps } from '../../src/compose-deps.ts';
import { jobHandlers } from '../../src/jobs.ts';
import { startDays } from '../../src/modules/register/index.ts';
import { clockFrom } from '../../src/platform/clock/index.ts';
import { createDatabase, openServer } from '../../src/platform/database/index.ts';
import { createJobRunner } from '../../src/platform/jobs/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';

// One of several nodes on a server's database: answers requests and does the round of the day. Its clock starts at the
// instant it is told; SIGUSR2 is a minute passing.
const [url = '', at = ''] = process.argv.slice(2);
const began = Date.now();
let skipped = 0;
process.on('SIGUSR2', () => {
  skipped += 61_000;
});
const db = createDatabase(openServer(url, silentLog));
const clock = clockFrom(() => new Date(Date.parse(at) + Date.now() - began + skipped));
let wakeJobs = () => {};
const deps = { ...composeDeps({ db, clock, log: silentLog }), wakeJobs: () => wakeJobs() };
const app = await createApp(deps);
const jobs = createJobRunner(deps, jobHandlers(deps));
wakeJobs = jobs.wake;
const address = await app.listen({ host: '127.0.0.1', port: 0 });
await jobs.start();
startDays(deps, jobs.wake);
setInterval(() => jobs.wake(), 200);
process.stdout.write(`listening ${address}\n`);
