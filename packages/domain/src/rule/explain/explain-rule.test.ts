import { describe, expect, test } from 'vitest';
import { ruleOf } from '../../../test/rule/ask.ts';
import { decimal, PLAIN, unit } from '../../values/index.ts';
import { type Expression, explainRule, explainTerms, groupDigits, roundedWords } from '../index.ts';

const words = (expression: Expression, year?: number) =>
  explainRule(ruleOf(expression), { asOf: '2022-12-31', ...(year === undefined ? {} : { year }) });

const largeLowTax: Expression = {
  all: [
    { atLeast: [{ fact: 'revenue' }, { value: '10000', unit: '万元' }] },
    { everyYear: [0, 1], meets: { atMost: [{ use: 'taxPerMu' }, { value: '10', unit: '万元/亩' }] } },
  ],
};

describe('a rule in the words of the office', () => {
  test('two years in a row are said as one', () => {
    expect(words(largeLowTax, 2022)).toBe('营业收入 ≥ 10,000 万元，且 2022、2021 年亩均税收均 ≤ 10 万元/亩');
    expect(words(largeLowTax)).toBe('营业收入 ≥ 10,000 万元，且当年、上年亩均税收均 ≤ 10 万元/亩');
  });

  test('the names it uses are explained beside it', () => {
    expect(explainTerms(ruleOf(largeLowTax), { asOf: '2022-12-31' })).toEqual([
      { label: '亩均税收', clause: undefined, text: '入库税额 ÷ 实际用地' },
    ]);
  });

  // biome-ignore-start lint/suspicious/noThenProperty: the word of the language
  test.each<[Expression, string]>([
    [{ equal: [{ fact: 'grade' }, 'A'] }, '等级为 A 类'],
    [{ oneOf: [{ fact: 'grade' }, ['A', 'B']] }, '等级为 A 类、B 类之一'],
    [{ above: [{ fact: 'tax', yearsBefore: 1 }, { param: 'limit' }] }, '上年入库税额 > 5 万元'],
    [{ below: [{ fact: 'share' }, { param: 'rate' }] }, '占比 < 7.5%'],
    [{ above: [{ fact: 'tax' }, { param: 'gone' }] }, '入库税额 > 已废止（当日无有效取值）'],
    [
      { all: [{ fact: 'filed' }, { any: [{ use: 'sound' }, { not: { fact: 'filed' } }] }] },
      '已备案，且（合规，或（并非“已备案”））',
    ],
    [{ none: [{ fact: 'filed' }, { use: 'sound' }] }, '以下均不成立：已备案；合规'],
    [
      { between: [{ fact: 'land' }, { value: '3', unit: '亩' }, { value: '5', unit: '亩' }], include: 'low' },
      '3 亩 ≤ 实际用地 < 5 亩',
    ],
    [
      { multiply: [{ add: [{ fact: 'tax' }, { fact: 'revenue' }] }, { value: '1/3' }] },
      '（入库税额 + 营业收入） × 1/3',
    ],
    [{ subtract: [{ fact: 'tax' }, { divide: [{ fact: 'revenue' }, 2] }] }, '入库税额 − 营业收入 ÷ 2'],
    [{ min: [{ fact: 'tax' }, { param: 'limit' }] }, '入库税额、5 万元中的较小者'],
    [{ round: { fact: 'tax' }, places: 0, in: '元', mode: 'down' }, '入库税额（以元计舍去取整）'],
    [{ if: { fact: 'filed' }, then: 1, else: 2 }, '如已备案，则为 1，否则为 2'],
    [
      {
        where: { fact: 'items' },
        meet: { item: 'productive' },
        sum: { multiply: [{ item: 'price' }, { item: 'quantity' }] },
      },
      '设备中生产性的各项的单价 × 数量之和',
    ],
    [
      { where: { fact: 'items' }, sum: { where: { item: 'parts' }, sum: { item: 'weight' } } },
      '设备的（部件的重量之和）之和',
    ],
    [{ where: { fact: 'items' }, every: { equal: [{ item: 'kind' }, 'A'] } }, '设备每一项都满足（类别为甲）'],
    [
      { lookup: 'guide', by: { grade: { fact: 'grade' }, industry: { fact: 'industry' } }, column: 'least' },
      '《指南》所列下限（按等级、行业代码）',
    ],
    [
      { someYear: [0, 1], meets: { all: [{ fact: 'filed' }, { use: 'sound' }] } },
      '当年、上年有一年满足（已备案，且合规）',
    ],
    [
      {
        atMost: [
          { daysBetween: [{ fact: 'startedOn' }, { date: '2023-01-01' }] },
          { value: '30', unit: '日' },
        ],
      },
      '开工日期至 2023-01-01 的天数 ≤ 30 日',
    ],
    [{ known: { fact: 'tax' } }, '入库税额已有数据'],
  ])('case %#: %j', (expression, expected) => {
    expect(words(expression)).toBe(expected);
  });
  // biome-ignore-end lint/suspicious/noThenProperty: the word of the language
});

describe('figures in words', () => {
  test.each([
    ['1234567.891', '1,234,567.891'],
    ['-1000', '-1,000'],
    ['999', '999'],
    ['0.0001234', '0.0001234'],
  ])('%s is grouped as %s', (value, expected) => {
    expect(groupDigits(decimal(value))).toBe(expected);
  });

  test.each([
    ['20/3', '万元/亩', 2, '6.67 万元/亩'],
    ['5', '万元/亩', 2, '5 万元/亩'],
    ['1234.005', '', 2, '1,234.01'],
  ])('%s %s to %i places is %s', (value, text, places, expected) => {
    expect(roundedWords(value, text === '' ? PLAIN : unit(text), places)).toBe(expected);
  });
});
