// Every policy of the plan over 5,000 enterprises, and a million cases of one through `tenglong policy run`.
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compile } from '../product/compile.mjs';
import { fact, line, median } from './line.mjs';

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PLAN = here('../../plans/yuhuan-2021-2023');
const CLI = here('../../apps/server/bin/tenglong.js');
const ROUNDS = 5;
const SIZES = [100_000, 1_000_000];

/** Streams so many cases through the command, and counts what comes back. */
async function stream(cases) {
  const args = [CLI, 'policy', 'run', '--plan', PLAN, '--policy', '22-cutting-tools'];
  const start = performance.now();
  const child = spawn(process.execPath, [...args, '--as-of', '2022-06-30', '--facts', '-'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  // The high-water mark of a process only rises: the last look at it is the peak, or just below.
  let peak = 0;
  const look = () => {
    try {
      peak = Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peak);
    } catch {
      // It has ended.
    }
  };
  const watch = setInterval(look, 100);
  const write = async () => {
    for (let at = 0; at < cases; at += 1000) {
      let text = '';
      for (let index = at; index < at + 1000; index += 1) {
        text += `{"advancedTools":true,"localCustomers":${index % 7},"tools":[{"unitPriceExclTax":"${index % 9000}.50","quantity":${1 + (index % 400)}}],"grantedThisYear":"${index % 990000}"}\n`;
      }
      if (!child.stdin.write(text)) await new Promise((resolve) => child.stdin.once('drain', resolve));
    }
    child.stdin.end();
  };
  let lines = 0;
  let eligible = 0;
  const read = async () => {
    for await (const text of createInterface({ input: child.stdout })) {
      lines += 1;
      if (text.includes('"verdict":"eligible"')) eligible += 1;
    }
  };
  await Promise.all([write(), read()]);
  look();
  clearInterval(watch);
  const code = await ended;
  // Four of seven have three customers or more.
  const right = Array.from({ length: 7 }, (_, rest) => (rest >= 3 ? Math.ceil((cases - rest) / 7) : 0));
  if (code !== 0 || lines !== cases || eligible !== right.reduce((a, b) => a + b)) {
    throw new Error(`policy run ended with ${code}, ${lines} lines, ${eligible} eligible`);
  }
  return { cases, seconds: (performance.now() - start) / 1000, megabytes: peak / 1000 };
}

export async function measure() {
  const product = await compile(here('../policy/entry.ts'), 'policy');
  const found = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const args = [here('../policy/population-case.mjs'), product, PLAN];
    const { stdout } = await run(process.execPath, args, { cwd: here('..'), maxBuffer: 1e7 });
    found.push(JSON.parse(stdout));
  }
  const time = (key) => median(found.map((one) => one[key]));
  const streams = [];
  for (const cases of SIZES) streams.push(await stream(cases));
  const [few, many] = streams;
  return {
    lines: [
      line('every policy over 5,000 enterprises, facts in full', time('fullSeconds'), 's', 1),
      fact(
        'the same in processor time, compiling and collecting beside it included',
        time('fullProcessor'),
        's',
      ),
      fact('the same with one fact in four left out', time('partSeconds'), 's'),
      line(
        `peak memory of policy run, ${many.cases} cases ÷ ${few.cases}`,
        many.megabytes / few.megabytes,
        '×',
        1.25,
      ),
      fact('peak memory, the whole process', many.megabytes, 'MB'),
      fact(`${many.cases} cases streamed`, many.seconds, 's'),
    ],
    detail: { found, streams },
  };
}
