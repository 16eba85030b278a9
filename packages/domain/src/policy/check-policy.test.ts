import { describe, expect, test } from 'vitest';
import { checkPolicy } from './check-policy.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';

const row = (grade: string, rate: string) => ({
  when: grade === '*' ? {} : { grade },
  // biome-ignore lint/suspicious/noThenProperty: the word of the language; a row is data and never awaited
  then: { rate },
});
const policy = (more: object = {}, rows = [row('A', '1'), row('D', '0')]) => ({
  id: '3-water',
  title: '用水',
  clause: '3',
  summary: '按等级供水。',
  outcome: 'term',
  effective: { from: '2021-01-01', until: '2023-12-31' },
  inputs: {
    grade: { type: 'text', label: '等级', options: { A: 'A 类', D: 'D 类' }, source: 'form' },
  },
  tables: {
    rates: {
      label: '供水标准',
      keys: [{ name: 'grade', label: '等级' }],
      columns: { rate: { label: '标准', type: 'text' } },
      rows,
    },
  },
  provisions: [
    {
      id: 'rate',
      clause: '3',
      says: '按标准供水',
      sets: { lookup: 'rates', by: { grade: { fact: 'grade' } }, column: 'rate' },
    },
  ],
  ...more,
});
const faults = (written: object): string[] => {
  const made = preparePolicy(PolicyFile.parse(written));
  if (made.kind !== 'policy') throw new Error(JSON.stringify(made.problems));
  return checkPolicy(made.policy).map(({ path, message }) => `${path} ${message}`);
};

describe('what can be told from a policy alone', () => {
  test('one that uses all it declares and serves everybody has nothing against it', () => {
    expect(faults(policy())).toEqual([]);
  });

  test('a choice that no row of a table serves is named; a row for all the rest serves it', () => {
    expect(faults(policy({}, [row('A', '1')]))).toEqual(['tables.rates 表“供水标准”没有“D 类”的行']);
    expect(faults(policy({}, [row('A', '1'), row('*', '0')]))).toEqual([]);
  });

  test('what is declared and never used is named', () => {
    const parameters = { days: { label: '天数', value: '5', unit: '日' } };
    expect(faults(policy({ parameters }))).toEqual(['parameters.days 参数“days”没有用到']);
  });

  test('a number in a rule has a name; nothing and a whole need none', () => {
    const inputs = {
      ...policy().inputs,
      area: { type: 'number', label: '面积', unit: '㎡', decimals: 2, source: 'form' },
    };
    const above = (value: string) => ({
      id: 'area',
      clause: '3',
      says: '面积',
      requires: { above: [{ fact: 'area' }, { value, unit: '㎡' }] },
    });
    const faultsAbove = (value: string) =>
      faults(policy({ inputs, provisions: [...policy().provisions, above(value)] }));
    expect(faultsAbove('0')).toEqual([]);
    expect(faultsAbove('1')).toEqual([]);
    expect(faultsAbove('2')).toEqual(['provisions[1].requires.above[1] 这里直接写了一个数，没有名称']);
  });
});
