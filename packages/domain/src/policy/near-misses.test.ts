import { describe, expect, test } from 'vitest';
import { determine } from './determine.ts';
import { nearMisses } from './near-misses.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';

/** 100 yuan a 亩 from 10 亩, 200 from 20, for whoever is no D. */
const file = PolicyFile.parse({
  id: 'roofs',
  title: '屋顶',
  clause: '1',
  summary: '按占地补助。',
  outcome: 'amount',
  effective: { from: '2023-01-01', until: '2023-12-31' },
  inputs: {
    landMu: { type: 'number', label: '占地', unit: '亩', decimals: 4 },
    grade: { type: 'text', label: '等级' },
  },
  parameters: {
    first: { label: '第一档', value: '10', unit: '亩' },
    second: { label: '第二档', value: '20', unit: '亩' },
    low: { label: '一档', value: '100', unit: '元/亩' },
    high: { label: '二档', value: '200', unit: '元/亩' },
  },
  provisions: [
    {
      id: 'size',
      clause: '1',
      says: '占地 10 亩以上',
      requires: { atLeast: [{ fact: 'landMu' }, { param: 'first' }] },
    },
    { id: 'grade', clause: '1', says: '不是 D 类', requires: { unequal: [{ fact: 'grade' }, 'D'] } },
    {
      id: 'grant',
      clause: '1',
      says: '按档补助',
      gives: {
        multiply: [
          { fact: 'landMu' },
          {
            tiers: { fact: 'landMu' },
            mode: 'whole',
            steps: [
              { from: { param: 'first' }, gives: { param: 'low' } },
              { from: { param: 'second' }, gives: { param: 'high' } },
            ],
          },
        ],
      },
    },
  ],
});

function near(landMu: string, grade = 'A') {
  const prepared = preparePolicy(file);
  if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
  const reading = readFacts(prepared.policy, { landMu, grade });
  if (reading.kind !== 'facts') throw new Error('impossible');
  return nearMisses(file, determine(prepared.policy, reading.facts, '2023-06-30')).map(({ words }) => words);
}

describe('the next tier is near within a fifth of where it begins', () => {
  test.each([
    ['a little further than a fifth is not near', '15.9999', []],
    ['a fifth is near', '16', ['占地还差 4 亩，升到 200 元/亩 档']],
    [
      'one ten-thousandth short is said rounded up, so that it is enough',
      '19.9999',
      ['占地还差 0.01 亩，升到 200 元/亩 档'],
    ],
    ['in the last tier there is no next', '20', []],
  ])('%s', (_title, land, words) => expect(near(land)).toEqual(words));
});

describe('who fails by one figure alone is told by how much', () => {
  test.each([
    ['further than a fifth', '7.9999', []],
    ['a fifth', '8', ['占地还差 2 亩，即符合“占地 10 亩以上”']],
    ['nearly there', '9.5', ['占地还差 0.5 亩，即符合“占地 10 亩以上”']],
  ])('%s', (_title, land, words) => expect(near(land)).toEqual(words));

  test('who fails by something else besides is not near', () => expect(near('9.5', 'D')).toEqual([]));
});

function nearWithout(facts: object) {
  const prepared = preparePolicy(file);
  if (prepared.kind !== 'policy') throw new Error('unsound');
  const reading = readFacts(prepared.policy, facts);
  if (reading.kind !== 'facts') throw new Error('impossible');
  const determination = determine(prepared.policy, reading.facts, '2023-06-30');
  expect(determination.verdict).toBe('unknown');
  return nearMisses(file, determination).map(({ words }) => words);
}

describe('while something is unknown', () => {
  test.each([
    ['further than a fifth', '15.9999', []],
    ['a fifth', '16', ['占地还差 4 亩，升到 200 元/亩 档']],
    ['nearly there', '19', ['占地还差 1 亩，升到 200 元/亩 档']],
  ])('the next tier is told, since the figure on the scale is known: %s', (_title, landMu, words) =>
    expect(nearWithout({ landMu })).toEqual(words),
  );

  test('no tier is told if the figure on the scale is what is not known', () =>
    expect(nearWithout({ grade: 'A' })).toEqual([]));
});
