import { expect, test } from 'vitest';
import { findCliffs } from './find-cliffs.ts';
import { BANDS, bandOf, bunchingOf, gaugeCliffs } from './measure-cliffs.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';

/** An invented policy: 10 yuan a 亩 from 10 亩, 20 from 20; a machine counts from 500 yuan; at most 300 yuan a year. */
const file = PolicyFile.parse({
  id: 'roofs',
  title: '屋顶改造补助',
  clause: '4',
  summary: '按占地补助。',
  outcome: 'amount',
  effective: { from: '2023-01-01', until: '2024-12-31' },
  inputs: {
    landMu: { type: 'number', label: '占地', unit: '亩' },
    leases: {
      type: 'list',
      label: '合同',
      fields: {
        items: {
          type: 'list',
          label: '设备',
          fields: { price: { type: 'number', label: '单价', unit: '元' } },
        },
      },
    },
    granted: { type: 'number', label: '已补助', unit: '元' },
  },
  parameters: {
    first: { label: '第一档', value: '10', unit: '亩' },
    second: { label: '第二档', value: '20', unit: '亩' },
    low: { label: '一档', value: '10', unit: '元/亩' },
    high: { label: '二档', value: '20', unit: '元/亩' },
    price: { label: '最低单价', value: '500', unit: '元' },
    cap: { label: '最高', value: '300', unit: '元' },
  },
  definitions: {
    counted: {
      label: '计入的设备金额',
      unit: '元',
      is: {
        where: { fact: 'leases' },
        sum: {
          where: { item: 'items' },
          meet: { above: [{ item: 'price' }, { param: 'price' }] },
          sum: { item: 'price' },
        },
      },
    },
  },
  provisions: [
    {
      id: 'size',
      clause: '4',
      says: '占地达到 10 亩',
      requires: { atLeast: [{ fact: 'landMu' }, { param: 'first' }] },
    },
    {
      id: 'grant',
      clause: '4',
      says: '按所达档次',
      gives: {
        add: [
          { use: 'counted' },
          {
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
        ],
      },
    },
    {
      id: 'cap',
      clause: '4',
      says: '每年至多 300 元',
      caps: { subtract: [{ param: 'cap' }, { fact: 'granted' }] },
      per: 'enterprise-year',
    },
  ],
});

const prepared = preparePolicy(file);
if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
const gauges = gaugeCliffs(prepared.policy, '2023-06-30');
const gaugeAt = (words: string) =>
  gauges.find(({ cliff, bound }) => `${cliff.kind} ${bound}`.includes(words))!;
/** In hundredths, a part of one cut off. */
const percent = (words: string, facts: unknown) =>
  gaugeAt(words)
    .measure(facts)
    ?.map(({ ratio, met }) => [Number((ratio.n * 100n) / ratio.d), met]);

test('every threshold is found once: a floor that is also the first tier is one', () => {
  expect(findCliffs(file).map(({ kind, operator, lists }) => [kind, operator, lists])).toEqual([
    ['condition', 'above', ['leases', 'items']],
    ['tier', 'atLeast', []],
    ['tier', 'atLeast', []],
    ['cap', 'atMost', []],
  ]);
});

test('each says what is measured against what, in the words of the policy', () => {
  expect(gauges.map(({ label, bound }) => `${label} ${bound}`)).toEqual([
    '合同的（设备的单价） 500 元',
    '占地 10 亩',
    '占地 20 亩',
    '各条合计 300 元 − 已补助',
  ]);
});

test.each([
  ['below', '9', -10, false],
  ['at', '10', 0, true],
  ['above', '11', 10, true],
])('a case %s its floor', (_where, landMu, ratio, met) => {
  expect(percent('tier 10', { landMu })).toEqual([[ratio, met]]);
});

test('a condition of the items of lists in lists is measured item by item; not counting itself, it is not met at the bound', () => {
  const items = (...prices: string[]) => ({ items: prices.map((price) => ({ price })) });
  expect(percent('500', { leases: [items('475', '500'), items('550')] })).toEqual([
    [-5, false],
    [0, false],
    [10, true],
  ]);
});

test('a cap is measured by what is left of it; what is not known is said so', () => {
  const facts = { landMu: '15', leases: [], granted: '150' };
  expect(percent('cap', facts)).toEqual([[0, true]]);
  expect(gaugeAt('cap').measure({ landMu: '15' })).toBeUndefined();
});

test.each([
  ['-50.01', 0],
  ['-50', 1],
  ['-5.01', 3],
  ['-5', 4],
  ['-0.01', 4],
  ['0.01', 5],
  ['5', 5],
  ['5.01', 6],
  ['50', 8],
  ['50.01', 9],
])('%s hundredths from the bound is band %i', (text, band) => {
  const hundredths = BigInt(Math.round(Number(text) * 100));
  const point = { ratio: { n: hundredths, d: 10_000n }, met: hundredths > 0n, figure: { n: 0n, d: 1n } };
  expect([bandOf(point, 'atLeast'), BANDS]).toEqual([band, 10]);
});

test.each([
  ['atLeast', true, 5],
  ['above', false, 4],
  ['atMost', true, 4],
  ['below', false, 5],
] as const)('on the bound itself, %s puts it on the side of its answer', (operator, met, band) => {
  expect(bandOf({ ratio: { n: 0n, d: 1n }, met, figure: { n: 0n, d: 1n } }, operator)).toBe(band);
});

test.each([
  // Too few to say.
  [9, 0, null, 'few'],
  // All ten on one side: 1 in 1024.
  [10, 0, '0.0010', 'bunched'],
  // Nine of ten or more: (10 + 1) / 1024.
  [9, 1, '0.0107', 'even'],
  // Five of ten or more: (252 + 210 + 120 + 45 + 10 + 1) / 1024 = 638 / 1024.
  [5, 5, '0.6230', 'even'],
  [0, 10, '1.0000', 'even'],
])('%i just above and %i just below', (met, unmet, chance, verdict) => {
  expect(bunchingOf(met, unmet)).toEqual({ chance, verdict });
});
