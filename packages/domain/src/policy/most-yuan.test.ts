import { describe, expect, test } from 'vitest';
import { mostYuan } from './most-yuan.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';

/** 80 yuan a ㎡ of an A, 50 of a B, nothing of others, as far as it is the owner's; at most 1000 yuan. */
const file = PolicyFile.parse({
  id: 'roofs',
  title: '屋顶',
  clause: '1',
  summary: '按面积奖励。',
  outcome: 'amount',
  effective: { from: '2023-01-01', until: '2023-12-31' },
  inputs: {
    area: { type: 'number', label: '面积', unit: '㎡', decimals: 2, least: '0' },
    own: { type: 'number', label: '自用面积', unit: '㎡', decimals: 2, least: '0' },
    grade: { type: 'text', label: '等级', options: { A: 'A 类', B: 'B 类', none: '没有评价' } },
    sound: { type: 'boolean', label: '结构安全' },
  },
  parameters: { cap: { label: '最高', value: '1000', unit: '元' } },
  tables: {
    rates: {
      label: '标准',
      clause: '1',
      keys: [{ name: 'grade', label: '等级' }],
      columns: { rate: { label: '每平方米', unit: '元/㎡' } },
      // biome-ignore-start lint/suspicious/noThenProperty: the word of a table's row
      rows: [
        { when: { grade: 'A' }, then: { rate: '80' } },
        { when: { grade: 'B' }, then: { rate: '50' } },
        { when: {}, then: { rate: '0' } },
      ],
      // biome-ignore-end lint/suspicious/noThenProperty: the word of a table's row
    },
  },
  provisions: [
    { id: 'sound', clause: '1', says: '结构安全', requires: { fact: 'sound' } },
    {
      id: 'reward',
      clause: '1',
      says: '自用的按等级奖励',
      gives: {
        multiply: [
          { min: [{ fact: 'area' }, { fact: 'own' }] },
          { lookup: 'rates', by: { grade: { fact: 'grade' } }, column: 'rate' },
        ],
      },
    },
    { id: 'cap', clause: '1', says: '至多 1000 元', caps: { param: 'cap' }, per: 'project' },
  ],
});

function most(facts: object): string | undefined {
  const prepared = preparePolicy(file);
  if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
  const reading = readFacts(prepared.policy, facts);
  if (reading.kind !== 'facts') throw new Error(JSON.stringify(reading.problems));
  return mostYuan(prepared.policy, reading.facts, '2023-06-30');
}

describe('the most a case can come to, whatever is not known turns out to be', () => {
  test.each([
    ['10 ㎡ of an A, if all of it is used: 10 × 80', { area: '10', grade: 'A' }, '800.00'],
    ['10 ㎡ of a B: 10 × 50', { area: '10', grade: 'B' }, '500.00'],
    ['of a grade nobody has told, as of the best', { area: '10' }, '800.00'],
    ['no more than is told to be used', { area: '10', own: '2.5', grade: 'A' }, '200.00'],
    ['a ㎡ below the cap', { area: '12', grade: 'A' }, '960.00'],
    ['at the cap', { area: '12.5', grade: 'A' }, '1000.00'],
    ['above the cap it is the cap', { area: '13', grade: 'A' }, '1000.00'],
    ['with no area told the cap bounds it', { grade: 'A' }, '1000.00'],
    ['nothing is left of a grade without a rate', { area: '10', grade: 'none' }, undefined],
  ])('%s', (_title, facts, expected) => {
    expect(most(facts)).toBe(expected);
  });
});
