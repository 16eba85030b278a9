// The whole suite with large trial counts on a real PostgreSQL: the one at TENGLONG_TEST_DATABASE, the usual local one,
// or a throw-away cluster started here. With CI=true a machine without PostgreSQL fails; elsewhere it says so and stops.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { step, tools } from './step.mjs';

const answers = (host, port) =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2000 });
    const end = (ok) => {
      socket.destroy();
      resolve(ok);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });

function startCluster() {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').sort((a, b) => b - a)
    : [];
  const bin = versions
    .map((v) => `/usr/lib/postgresql/${v}/bin`)
    .find((dir) => existsSync(join(dir, 'initdb')));
  if (!bin) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'tenglong-pg-'));
  const port = 54_000 + (process.pid % 1000);
  // PostgreSQL refuses to run as root; the distribution's own user runs it then.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) execFileSync('chown', ['postgres', dir]);
  const run = (command) =>
    asRoot ? execFileSync('su', ['postgres', '-c', command]) : execFileSync('sh', ['-c', command]);
  run(`${bin}/initdb -D ${dir}/data -U postgres -A trust -E UTF8 --no-locale >/dev/null`);
  run(
    `${bin}/pg_ctl -D ${dir}/data -o "-p ${port} -k ${dir} -h 127.0.0.1" -w -l ${dir}/log start >/dev/null`,
  );
  const stop = () => {
    run(`${bin}/pg_ctl -D ${dir}/data -m immediate stop >/dev/null || true`);
    rmSync(dir, { recursive: true, force: true });
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

let url = process.env.TENGLONG_TEST_DATABASE;
let stop = () => {};
if (!url && (await answers('127.0.0.1', 5432))) url = 'postgres://postgres@127.0.0.1:5432/postgres';
if (!url) {
  const cluster = startCluster();
  if (cluster) ({ url, stop } = cluster);
}
if (!url) {
  console.error(
    'No PostgreSQL answers at 127.0.0.1:5432 and none is installed. Start one or name it in TENGLONG_TEST_DATABASE.',
  );
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
process.on('exit', stop);

const reports = mkdtempSync(join(tmpdir(), 'tenglong-full-'));
const report = join(reports, 'full.json');
step(
  'full suite on PostgreSQL',
  tools.vitest,
  // A worker waits for the server about as long as it works itself.
  ['run', '--maxWorkers=3', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    TENGLONG_TEST_DATABASE: url,
    TENGLONG_TRIALS: process.env.TENGLONG_TRIALS ?? '1000',
  },
);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
rmSync(reports, { recursive: true });
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
