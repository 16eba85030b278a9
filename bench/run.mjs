// npm run bench [-- <case> …]: every line of the table of speeds in one run, each case in a process of its own.
// Ratios are of one run, competitors taking turns. A whole run writes bench/results.json; single cases only print.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CASES } from './cases/index.mjs';
import { formatLine } from './cases/line.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const seconds = (since) => Number(((performance.now() - since) / 1000).toFixed(1));

/** The peers live in bench/ alone: installed here from their own lockfile when they are not yet. */
function installPeers() {
  const peers = Object.keys(JSON.parse(readFileSync(here('package.json'), 'utf8')).dependencies);
  if (peers.every((name) => existsSync(here(`node_modules/${name}/package.json`)))) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--prefix', here('.'), '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci --prefix bench failed');
}

/** What runs the product the way an office runs it: the built server and pages. */
function buildProduct() {
  const { status } = spawnSync(process.execPath, [here('../scripts/build.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the build failed');
}

function machine() {
  const peers = Object.keys(JSON.parse(readFileSync(here('package.json'), 'utf8')).dependencies);
  const version = (name) =>
    JSON.parse(readFileSync(here(`node_modules/${name}/package.json`), 'utf8')).version;
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    peers: Object.fromEntries(peers.map((name) => [name, version(name)])),
  };
}

/** Runs one case. It prints its result as its last line; whatever goes wrong is the case's, and the others go on. */
function runCase(name) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--expose-gc', here('cases/case.mjs'), name], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      err += text;
      process.stderr.write(text);
    });
    child.on('close', (code) => {
      const failed = (reason) => resolve({ status: 'failed', seconds: seconds(started), reason, lines: [] });
      // What went wrong, without the places of this machine; those stand above, as they were written.
      if (code !== 0) return failed(/^\w*Error: .*$/m.exec(err)?.[0] ?? `ended with code ${code}`);
      try {
        const found = JSON.parse(out.trim().split('\n').at(-1));
        resolve({ status: 'measured', seconds: seconds(started), ...found });
      } catch {
        failed('printed no result');
      }
    });
  });
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !CASES.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(`No case ${unknown.join(', ')}. There are: ${CASES.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
const began = performance.now();
installPeers();
buildProduct();
const wanted = CASES.filter(({ name }) => asked.length === 0 || asked.includes(name));
const results = {};
for (const { name, title } of wanted) {
  console.log(`\n== ${name}: ${title}`);
  const result = await runCase(name);
  results[name] = { title, ...result };
  for (const line of result.lines) console.log(formatLine(line));
  if (result.status === 'failed') console.log(`  FAILED: ${result.reason}`);
  console.log(`   ${result.seconds} s`);
}
await rm(here('node_modules/.built'), { recursive: true, force: true });
const all = Object.values(results);
const missed = all.flatMap(({ lines }) => lines).filter(({ met }) => met === false);
const summary = { machine: machine(), seconds: seconds(began), missed: missed.length, cases: results };
if (asked.length === 0) writeFileSync(here('results.json'), `${JSON.stringify(summary, null, 2)}\n`);
console.log(
  `\n${missed.length} targets missed, ${all.filter(({ status }) => status === 'failed').length} cases failed, ${summary.seconds} s`,
);
process.exitCode = missed.length > 0 || all.some(({ status }) => status === 'failed') ? 1 : 0;
