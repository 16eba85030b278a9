import { describe, expect, test } from 'vitest';
import { determine } from './determine.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';

/** 1,000 yuan for each roof of 10 ㎡ and more. */
const file = PolicyFile.parse({
  id: 'roofs',
  title: '屋顶',
  clause: '1',
  summary: '按屋顶补助。',
  outcome: 'amount',
  effective: { from: '2023-01-01', until: '2023-12-31' },
  inputs: {
    'site.mapped': { type: 'boolean', label: '已测绘' },
    constructor: { type: 'boolean', label: '有施工单位' },
    roofs: {
      type: 'list',
      label: '屋顶',
      fields: {
        areaSqm: { type: 'number', label: '面积', unit: '㎡', decimals: 2, least: '0', most: '9999.99' },
      },
    },
    floors: { type: 'number', label: '层数', decimals: 0, whole: true },
  },
  parameters: {
    least: { label: '起点', value: '10', unit: '㎡' },
    each: { label: '每处', value: '1000', unit: '元' },
  },
  definitions: {
    large: {
      label: '够大的屋顶',
      is: { where: { fact: 'roofs' }, meet: { atLeast: [{ item: 'areaSqm' }, { param: 'least' }] } },
    },
    roofed: { label: '处数', is: { where: { use: 'large' }, count: '' } },
  },
  provisions: [
    { id: 'mapped', clause: '1', says: '已测绘', requires: { fact: 'site.mapped' } },
    {
      id: 'grant',
      clause: '1',
      says: '每处 1000 元',
      gives: { multiply: [{ param: 'each' }, { use: 'roofed' }] },
    },
  ],
  readings: [
    {
      id: 'size',
      clause: '1',
      question: '是否都算',
      alternatives: [
        { kind: 'adopted', says: '够大的才算' },
        { kind: 'generous', says: '都算', definitions: { large: { fact: 'roofs' } } },
      ],
    },
  ],
});
const prepared = preparePolicy(file);
if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
const { policy } = prepared;
const problems = (value: unknown) => {
  const reading = readFacts(policy, value);
  return reading.kind === 'problems' ? reading.problems.map(({ path, message }) => `${path} ${message}`) : [];
};
const ignored = (value: unknown) => {
  const reading = readFacts(policy, value);
  return reading.kind === 'facts' ? reading.facts.ignored : undefined;
};

describe('facts as they are sent', () => {
  test.each([
    ['0', []],
    ['-0.01', ['roofs[1].areaSqm “面积”不能是负数，写的是“-0.01”']],
    ['9999.98', []],
    ['9999.99', []],
    ['10000', ['roofs[1].areaSqm “面积”不会大于 9999.99㎡，写的是“10000”']],
    ['1e30', ['roofs[1].areaSqm “面积”的“1e30”太大，不像是真的']],
    ['一百', ['roofs[1].areaSqm “面积”应是数值，写的是“一百”']],
  ])('%s ㎡ of the second roof', (areaSqm, expected) => {
    expect(problems({ roofs: [{ areaSqm: '10' }, { areaSqm }] })).toEqual(expected);
  });

  test.each([
    ['2', []],
    ['2.0', []],
    ['2.5', ['floors “层数”应是整数，写的是“2.5”']],
  ])('%s floors', (floors, expected) => {
    expect(problems({ floors })).toEqual(expected);
  });

  test('what every object has was not sent; sent by that name it is read', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ constructor: 'x' })).toEqual(['constructor “有施工单位”应为 true 或 false，写的是“x”']);
  });

  test('what nobody asks for is named with its place, a group that is none is a problem, of one left null nothing is known', () => {
    expect(ignored({ site: { mapped: true, by: 'x' }, more: 1, roofs: [{ colour: '红' }] })).toEqual([
      'site.by',
      'more',
      'roofs[0].colour',
    ]);
    expect(problems({ site: null, roofs: [null] })).toEqual([]);
    expect(problems({ site: 3 })).toEqual(['site site应是一组“名称: 值”，写的却是“3”']);
  });
});

test('a reading takes over what it leaves alone and works out again what it changes', () => {
  const reading = readFacts(policy, {
    site: { mapped: true },
    roofs: ['9.99', '10', '10.01'].map((areaSqm) => ({ areaSqm })),
  });
  if (reading.kind !== 'facts') throw new Error('impossible');
  const { amountYuan, readings } = determine(policy, reading.facts, '2023-06-30');
  expect(amountYuan).toBe('2000.00');
  expect(readings[0]?.alternatives.map((one) => [one.amountYuan, one.differenceYuan])).toEqual([
    ['2000.00', '0.00'],
    ['3000.00', '1000.00'],
  ]);
});
