import { describe, expect, test } from 'vitest';
import { ENTRY, prepareSmall } from '../../../test/register/small-register.ts';
import { decimal, divide, toPlainDecimal } from '../../values/index.ts';
import type { Entry, FieldValue } from '../entry.ts';
import { promotionGround, underConstruction } from './promotion-ground.ts';
import { yearRatio } from './year-ratio.ts';

const day = (label: string) => ({ type: 'date', label, sensitivity: 'public' });
const FIELDS = {
  way: { type: 'text', label: '方式', options: { improve: '提升', close: '关停' }, sensitivity: 'public' },
  freed: { type: 'number', label: '腾出用地', unit: '亩', decimals: 2, sensitivity: 'public' },
  trade: { type: 'text', label: '产业', options: { making: '制造', other: '其他' }, sensitivity: 'public' },
  total: { type: 'number', label: '总投资', unit: '亿元', decimals: 2, sensitivity: 'public' },
  invested: { type: 'number', label: '完成投资', unit: '亿元', decimals: 2, sensitivity: 'public' },
  owner: { type: 'text', label: '信用代码', sensitivity: 'public' },
  signedOn: day('签约'),
  startedOn: day('开工'),
  finishedOn: day('竣工'),
};
const MAKING = { equal: [{ fact: 'trade' }, 'making'] };
const register = prepareSmall({
  fields: FIELDS,
  ratios: [
    {
      quantity: '制造业项目占比',
      year: 'signedOn',
      whole: { label: '签约项目' },
      part: { label: '制造业', when: MAKING },
    },
    {
      quantity: '投资完成率',
      year: 'signedOn',
      whole: { label: '总投资', amount: { fact: 'total' } },
      part: { label: '完成投资', amount: { fact: 'invested' } },
    },
  ],
  promotes: {
    policy: '20-grade',
    enterprise: 'owner',
    from: 'startedOn',
    until: 'finishedOn',
    key: MAKING,
    investment: { fact: 'total' },
  },
});
const entry = (id: string, fields: Record<string, FieldValue>, change: Partial<Entry> = {}): Entry => ({
  ...ENTRY,
  id,
  fields: new Map(Object.entries(fields)),
  ...change,
});
const [share, completion] = register.ratios;
const TODAY = '2023-12-31';

describe('a ratio of a year', () => {
  const signed = (id: string, on: string, trade: string | null) =>
    entry(id, { signedOn: on, ...(trade === null ? {} : { trade }) });
  const all = [
    signed('a', '2023-01-01', 'making'),
    signed('b', '2023-12-31', 'other'),
    signed('c', '2023-06-01', 'other'),
    signed('before', '2022-12-31', 'making'),
    signed('after', '2024-01-01', 'making'),
    entry('never', { trade: 'making' }),
  ];

  test('counts the entries whose day falls in it, first day and last', () => {
    const ratio = yearRatio(register, share!, all, 2023, TODAY);
    expect(ratio.shares.map((one) => one.entry.id)).toEqual(['a', 'b', 'c']);
    expect(ratio.value).toEqual(divide(decimal('1'), decimal('3')));
  });

  test('leaves out of both sides whom it cannot judge, by name', () => {
    const ratio = yearRatio(register, share!, [...all, signed('dark', '2023-02-01', null)], 2023, TODAY);
    expect(ratio.unknown.map(({ id }) => id)).toEqual(['dark']);
    expect(ratio.value).toEqual(divide(decimal('1'), decimal('3')));
  });

  test('of nothing is not zero', () => {
    expect(yearRatio(register, share!, all, 2021, TODAY).value).toBeUndefined();
  });

  test('of amounts is the sum over the sum, not a mean of quotients', () => {
    const of = (id: string, total: string, invested: string | null) =>
      entry(id, {
        signedOn: '2023-03-01',
        total: decimal(total),
        ...(invested === null ? {} : { invested: decimal(invested) }),
      });
    // 0.1 + 3 of 1 + 9: 31 %, where the mean of 10 % and 33 % would be 22 %. The third has not reported.
    const ratio = yearRatio(
      register,
      completion!,
      [of('small', '1', '0.1'), of('large', '9', '3'), of('silent', '5', null)],
      ...([2023, TODAY] as const),
    );
    expect(ratio.value && toPlainDecimal(ratio.value)).toBe('0.31');
    expect(ratio.unknown.map(({ id }) => id)).toEqual(['silent']);
  });
});

describe('under construction on 31 December', () => {
  const DAY = '2022-12-31';
  test.each([
    ['started the day before', { startedOn: '2022-12-30' }, {}, true],
    ['started that very day', { startedOn: '2022-12-31' }, {}, true],
    ['started the day after', { startedOn: '2023-01-01' }, {}, false],
    ['no day of starting', {}, {}, null],
    ['finished the day before', { startedOn: '2022-01-01', finishedOn: '2022-12-30' }, {}, false],
    ['finished that very day', { startedOn: '2022-01-01', finishedOn: '2022-12-31' }, {}, false],
    ['finished the day after', { startedOn: '2022-01-01', finishedOn: '2023-01-01' }, {}, true],
    ['given up that day', { startedOn: '2022-01-01' }, { stage: 'dropped', closedOn: '2022-12-31' }, false],
    [
      'given up the day after',
      { startedOn: '2022-01-01' },
      { stage: 'dropped', closedOn: '2023-01-01' },
      true,
    ],
    [
      'closed with proof since',
      { startedOn: '2022-01-01' },
      { stage: 'closed', closedOn: '2023-06-01' },
      true,
    ],
  ])('%s', (_title, fields, change, answer) => {
    expect(underConstruction(register, entry('p', fields, change), DAY)).toBe(answer);
  });

  test('the ground names the enterprise and the investment in yuan; without a code there is none', () => {
    const fields = { owner: 'X1', trade: 'making', total: decimal('2'), startedOn: '2022-01-01' };
    expect(promotionGround(register, entry('p', fields), DAY)).toEqual({
      creditCode: 'X1',
      keyProject: true,
      underConstruction: true,
      investment: decimal('200000000'),
    });
    expect(promotionGround(register, entry('p', { ...fields, owner: '' }), DAY)).toBeUndefined();
    const dark = promotionGround(register, entry('p', { owner: 'X1' }), DAY);
    expect(dark).toMatchObject({ keyProject: null, underConstruction: null, investment: null });
  });
});
