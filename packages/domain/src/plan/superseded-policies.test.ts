import { describe, expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { compilePolicy, determine, lastDayOf, preparePolicy, readFacts } from '../policy/index.ts';
import { assemblePlan } from './assemble-plan.ts';
import { policyVersionOn } from './policy-versions.ts';
import type { PlanFile } from './schema/plan-file.ts';

type Rule = PlanFile['precedence']['supersededBy'][number];
const rule = (from: string, ...addresses: string[]): Rule => ({
  document: `省新办法（${from}）`,
  level: 'province',
  from,
  addresses,
});

const files = (folder: string, from: string, until: string) => [
  {
    path: `policies/relief/${folder}policy.yaml`,
    value: {
      id: 'relief',
      title: '减免',
      clause: '二',
      summary: '免办。',
      effective: { from, until },
      inputs: { small: { type: 'boolean', label: '小型' } },
      provisions: [{ id: 'small', clause: '二', says: '是小型的', requires: { fact: 'small' } }],
    },
  },
  {
    path: `policies/relief/${folder}cases.yaml`,
    value: {
      asOf: from,
      cases: [{ id: 'one', says: '小型', facts: { small: true }, expect: { verdict: 'eligible' } }],
    },
  },
];
const FIRST = files('2022-01-01/', '2022-01-01', '2023-12-31');
const SECOND = files('', '2023-07-01', '2024-12-31');
const ONLY = files('', '2022-01-01', '2023-12-31');

/** How a small firm is judged on a day, by a plan of which newer rules took the place of something. */
function judged(day: string, supersededBy: readonly Rule[], policies = ONLY) {
  const documents = smallDocuments().map((document) =>
    document.path === 'plan.yaml'
      ? {
          ...document,
          value: {
            ...(document.value as object),
            precedence: { at: '六', overrides: [], yieldsTo: ['国家新规定'], supersededBy },
          },
        }
      : document,
  );
  const assembly = assemblePlan([...documents, ...policies]);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  const { file, superseding } = policyVersionOn(assembly.plan.policies[0]!, day);
  const made = preparePolicy(file, { superseding });
  if (made.kind !== 'policy') throw new Error('unsound');
  const reading = readFacts(made.policy, { small: true });
  if (reading.kind !== 'facts') throw new Error('facts');
  const { trace, ...determination } = determine(made.policy, reading.facts, day);
  expect(compilePolicy(made.policy, day).determine(reading.facts)).toEqual(determination);
  return { ...determination, reason: trace.reason, last: lastDayOf(made.policy) };
}
const verdict = (...told: Parameters<typeof judged>) => judged(...told).verdict;

describe('a newer rule from above takes the place of a policy', () => {
  const MARCH = rule('2023-03-01', '二');

  test.each([
    ['the day before', '2023-02-28', 'eligible', 'relief@2022-01-01', undefined],
    [
      'its first day',
      '2023-03-01',
      'ineligible',
      null,
      '2023-03-01 没有有效的版本：自 2023-03-01 起按省新办法（2023-03-01）执行，此前的情形仍按本政策',
    ],
    [
      'the day after',
      '2023-03-02',
      'ineligible',
      null,
      '2023-03-02 没有有效的版本：自 2023-03-01 起按省新办法（2023-03-01）执行，此前的情形仍按本政策',
    ],
  ])('from its day on: %s', (_title, day, expected, version, reason) => {
    expect(judged(day, [MARCH])).toMatchObject({ verdict: expected, version, last: '2023-02-28' });
    expect(judged(day, [MARCH]).reason).toBe(reason);
  });

  test('the first of several, in whatever order they are written', () => {
    const rules = [rule('2023-05-01', '二'), MARCH];
    expect([verdict('2023-02-28', rules), verdict('2023-03-01', rules)]).toEqual(['eligible', 'ineligible']);
  });

  test('not where it names another clause', () => {
    expect(verdict('2023-03-01', [rule('2023-03-01', '1')])).toBe('eligible');
  });

  test('a version that begins on its day or later was written with it in mind; the one before has ended', () => {
    const versions = [...SECOND, ...FIRST];
    const on = (day: string, from: string) => verdict(day, [rule(from, '二')], versions);
    expect(['2023-02-28', '2023-03-01', '2023-06-30'].map((day) => on(day, '2023-03-01'))).toEqual([
      ...['eligible', 'ineligible', 'ineligible'],
    ]);
    expect([on('2023-07-01', '2023-06-30'), on('2023-07-01', '2023-07-01')]).toEqual([
      'eligible',
      'eligible',
    ]);
    expect([on('2023-07-01', '2023-07-02'), on('2023-07-02', '2023-07-02')]).toEqual([
      'eligible',
      'ineligible',
    ]);
  });

  test('a policy that has ended by itself says its own last day', () => {
    expect(judged('2023-12-31', [rule('2024-02-01', '二')]).last).toBe('2023-12-31');
    expect(judged('2024-01-15', [rule('2024-02-01', '二')]).reason).toContain('到 2023-12-31 止');
  });
});
