// 22-equipment with twenty machines: the compiled form against the same rule in other engines and written by hand. Every
// measurement is a process of its own, the contenders in turn; before anything counts, all agree on the same applications.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compile } from '../product/compile.mjs';
import { fact, line, median } from './line.mjs';

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const POLICY = here('../../plans/yuhuan-2021-2023/policies/22-equipment/policy.yaml');
const ROUNDS = 5;
const MILLISECONDS = 2500;
const PEERS = ['zen-engine', 'publicodes', 'json-rules-engine', 'json-rules-engine beside JavaScript'];
const CONTENDERS = [
  'by hand',
  'rule',
  'compiled',
  'with trace',
  ...PEERS,
  'by hand from JSON',
  'compiled from JSON',
];

export async function measure() {
  const product = await compile(here('../policy/entry.ts'), 'policy');
  const hand = await compile(here('../policy/by-hand.ts'), 'by-hand');
  const found = Object.fromEntries(CONTENDERS.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed()) {
      const args = [here('../policy/policy-case.mjs'), name, product, hand, POLICY, String(MILLISECONDS)];
      const { stdout } = await run(process.execPath, args, { cwd: here('..'), maxBuffer: 1e7 });
      found[name].push(JSON.parse(stdout));
    }
  }
  const wanted = JSON.stringify(found['by hand'][0].answers);
  for (const name of CONTENDERS) {
    if (found[name].some(({ answers }) => JSON.stringify(answers) !== wanted)) {
      throw new Error(`${name} comes to other amounts than the rule by hand`);
    }
  }
  // In processor time: a function of some microseconds is interrupted often on a busy machine.
  const time = (name) => median(found[name].map(({ cpuMicroseconds }) => cpuMicroseconds));
  const times = (name, other) => time(name) / time(other);
  return {
    lines: [
      line('the compiled rule ÷ the same by hand', times('rule', 'by hand'), '×', 6),
      line('with all readings, duties and what is missing ÷ by hand', times('compiled', 'by hand'), '×', 6),
      line('the compiled rule ÷ GoRules Zen', times('rule', 'zen-engine'), '×', 1 / 50),
      line('the compiled rule ÷ publicodes', times('rule', 'publicodes'), '×', 1 / 50),
      line('the compiled rule ÷ json-rules-engine', times('rule', 'json-rules-engine'), '×', 1 / 15),
      line(
        'the compiled rule ÷ json-rules-engine that is left only the tiers, the machines counted in JavaScript',
        times('rule', 'json-rules-engine beside JavaScript'),
        '×',
        1 / 15,
      ),
      line('with the whole trace', time('with trace') / 1000, 'ms', 2),
      ...CONTENDERS.map((name) => fact(name, time(name), 'µs')),
    ],
    detail: Object.fromEntries(
      CONTENDERS.map((name) => [name, found[name].map(({ answers: _, ...times }) => times)]),
    ),
  };
}
