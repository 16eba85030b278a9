import { expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';
import { policyVersionOn } from './policy-versions.ts';

const policy = (from: string, until: string) => ({
  id: 'relief',
  title: '减免',
  clause: '二',
  summary: '免办。',
  effective: { from, until },
  inputs: { small: { type: 'boolean', label: '小型' } },
  provisions: [{ id: 'small', clause: '二', says: '是小型的', requires: { fact: 'small' } }],
});
const cases = (asOf: string) => ({
  asOf,
  cases: [{ id: 'one', says: '小型', facts: { small: true }, expect: { verdict: 'eligible' } }],
});

const files = (folder: string, from: string, until: string) => [
  { path: `policies/relief/${folder}policy.yaml`, value: policy(from, until) },
  { path: `policies/relief/${folder}cases.yaml`, value: cases(from) },
];
const assembled = (...policies: { path: string; value: unknown }[][]) =>
  assemblePlan([...smallDocuments(), ...policies.flat()]);

const newest = files('', '2023-07-01', '2024-12-31');
const earlier = files('2022-01-01/', '2022-01-01', '2023-12-31');

test('a day belongs to the last version that had begun: the day before, the first day, the day after', () => {
  const assembly = assembled(newest, earlier);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  const [found] = assembly.plan.policies;
  const from = (day: string) => policyVersionOn(found!, day).file.effective.from;
  expect(['2023-06-30', '2023-07-01', '2023-07-02'].map(from)).toEqual([
    '2022-01-01',
    '2023-07-01',
    '2023-07-01',
  ]);
  // Before all versions the first answers, which says that it is not in force.
  expect(from('2021-12-31')).toBe('2022-01-01');
});

test.each([
  ['a folder named by another day', [newest, files('2022-02-01/', '2022-01-01', '2023-12-31')], '目录名却是'],
  [
    'an earlier version that begins later',
    [newest, files('2023-08-01/', '2023-08-01', '2023-12-31')],
    '不早于现在的版本',
  ],
  ['an earlier version without its cases', [newest, earlier.slice(0, 1)], '缺少文件'],
])('%s is refused with a sentence', (_what, policies, words) => {
  const assembly = assembled(...policies);
  expect(assembly.ok ? '' : JSON.stringify(assembly.errors)).toContain(words);
});
