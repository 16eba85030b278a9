import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  compilePolicy,
  determine,
  PolicyFile,
  type PreparedPolicy,
  preparePolicy,
  readFacts,
} from '@tenglong/domain/policy';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseYaml } from '../src/modules/plan/index.ts';
import { YUHUAN } from './yuhuan-county.ts';

const row = (when: object, rate: string, supply: boolean) => ({
  when,
  // biome-ignore lint/suspicious/noThenProperty: the word of the language; a row is data and never awaited
  then: { rate, supply },
  clause: '附件1#26',
});

/** What an invented county would write into the table: C pays more for power, D is given nothing more. */
const ROWS = [
  row({ grade: 'A', resource: 'power' }, '不加价', true),
  row({ grade: 'C', resource: 'power' }, '每千瓦时加 0.05 元', true),
  row({ grade: 'D', resource: 'power' }, '不再新增供给', false),
  row({}, '按普通标准', true),
];

let file: PolicyFile;
const ready = (rows: typeof ROWS): PreparedPolicy => {
  const { rates } = file.tables;
  const preparation = preparePolicy(PolicyFile.parse({ ...file, tables: { rates: { ...rates, rows } } }));
  if (preparation.kind === 'problems') throw new Error(JSON.stringify(preparation.problems));
  return preparation.policy;
};
beforeAll(async () => {
  const path = 'policies/19-differential/policy.yaml';
  const parsed = parseYaml(path, await readFile(join(YUHUAN, path)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  file = PolicyFile.parse(parsed.value);
});

function judge(rows: typeof ROWS, facts: object, asOf = '2022-06-30', waived: readonly string[] = []) {
  const policy = ready(rows);
  const reading = readFacts(policy, facts, waived);
  if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
  const { trace, ...determination } = determine(policy, reading.facts, asOf);
  expect(compilePolicy(policy, asOf).determine(reading.facts)).toEqual(determination);
  return { ...determination, reason: trace.reason };
}

describe('differentiated supply, once a county has filled in its table (附件1#18, 19, 26)', () => {
  test('empty as the plan leaves it, it says so and judges nobody', () => {
    expect(judge([], { grade: 'D', resource: 'power' })).toMatchObject({
      verdict: 'unknown',
      term: null,
      missing: [],
      reason: expect.stringContaining('没有给出差别化的标准'),
    });
  });

  test.each([
    ['A', 'power', 'eligible', '不加价'],
    ['C', 'power', 'eligible', '每千瓦时加 0.05 元'],
    ['D', 'power', 'ineligible', '不再新增供给'],
    ['D', 'water', 'eligible', '按普通标准'],
  ])('grade %s for %s: %s, %s', (grade, resource, verdict, term) => {
    expect(judge(ROWS, { grade, resource })).toMatchObject({ verdict, term, missing: [] });
  });

  test('without the grade it is not known, and the grade is what is missing', () => {
    expect(judge(ROWS, { resource: 'power' })).toMatchObject({
      verdict: 'unknown',
      term: null,
      missing: ['grade'],
    });
  });

  test('“原则上”: a named decision lets a D be supplied, and what it costs still stands', () => {
    expect(judge(ROWS, { grade: 'D', resource: 'power' }, '2022-06-30', ['supply'])).toMatchObject({
      verdict: 'eligible',
      term: '不再新增供给',
    });
  });

  test.each([
    ['2021-12-31', null],
    ['2022-01-01', '19-differential@2022-01-01'],
    ['2023-12-31', '19-differential@2022-01-01'],
    ['2024-01-01', null],
  ])('is dated: on %s the version is %s', (asOf, version) => {
    expect(judge(ROWS, { grade: 'A', resource: 'power' }, asOf)).toMatchObject({ version });
  });
});
