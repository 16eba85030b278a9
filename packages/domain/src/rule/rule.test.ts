import { describe, expect, test } from 'vitest';
import { ask, missingWords, type Plain, text, words } from '../../test/rule/ask.ts';
import type { Expression } from './index.ts';

type Facts = Readonly<Record<string, Plain>>;
const answer = (expression: Expression, ...years: (Facts | undefined)[]) =>
  words(ask(expression, years).answer);
const missing = (expression: Expression, ...years: (Facts | undefined)[]) =>
  missingWords(ask(expression, years));

/** An operation whose key comes from a table of cases. */
const operation = (node: object): Expression => node as Expression;
const tenWan = { value: '10', unit: '万元' };
const perMu = (limit: string) => ({ atMost: [{ use: 'taxPerMu' }, { value: limit, unit: '万元/亩' }] });

describe('含 and 不含', () => {
  test.each([
    ['atLeast', 'no', 'yes', 'yes'],
    ['above', 'no', 'no', 'yes'],
    ['atMost', 'yes', 'yes', 'no'],
    ['below', 'yes', 'no', 'no'],
    ['equal', 'no', 'yes', 'no'],
    ['unequal', 'yes', 'no', 'yes'],
  ])('%s: below %s, at %s, above %s', (operator, below, at, above) => {
    const rule = operation({ [operator]: [{ fact: 'tax' }, tenWan] });
    expect(answer(rule, { tax: '9.999999999999999999' })).toBe(below);
    expect(answer(rule, { tax: '10' })).toBe(at);
    expect(answer(rule, { tax: '10.000000000000000001' })).toBe(above);
  });

  test.each([
    ['both', 'no', 'yes', 'yes', 'yes', 'no'],
    ['low', 'no', 'yes', 'yes', 'no', 'no'],
    ['high', 'no', 'no', 'yes', 'yes', 'no'],
    ['neither', 'no', 'no', 'yes', 'no', 'no'],
  ] as const)('between, including %s', (include, ...expected) => {
    const rule = { between: [{ fact: 'number' }, 2, 4], include };
    expect(['1.99', '2', '3', '4', '4.01'].map((number) => answer(rule, { number }))).toEqual(expected);
  });
});

describe('thresholds are compared exactly, in any unit', () => {
  test.each([
    ['a hair below', '14.999999', 'yes'],
    ['exactly five', '15', 'yes'],
    ['a hair above', '15.000001', 'no'],
  ])('15 万元 on 2,000 ㎡ (3 亩) against 5 万元/亩: %s', (_title, tax, expected) => {
    expect(answer(perMu('5'), { tax, land: '3' })).toBe(expected);
  });

  test('a third of a 亩 does not lose its end', () => {
    const rule = { equal: [{ multiply: [{ use: 'taxPerMu' }, 3] }, { value: '1', unit: '万元/亩' }] };
    expect(answer(rule, { tax: '1', land: '3' })).toBe('yes');
  });

  test('0.1 and 0.2 make 0.3', () => {
    expect(answer({ equal: [{ add: [{ value: '0.1' }, { value: '0.2' }] }, { value: '0.3' }] }, {})).toBe(
      'yes',
    );
  });

  test('a figure in 元 is the figure in 万元', () => {
    expect(answer({ equal: [{ fact: 'tax' }, { value: '123450', unit: '元' }] }, { tax: '12.345' })).toBe(
      'yes',
    );
  });
});

describe('three values: a known no decides, then an unknown, then yes', () => {
  const filed = { fact: 'filed' };
  const rich = { atLeast: [{ fact: 'tax' }, tenWan] };
  test.each<[string, Expression, Facts, string]>([
    ['all: yes and yes', { all: [filed, rich] }, { filed: true, tax: '10' }, 'yes'],
    ['all: a no before an unknown', { all: [filed, rich] }, { filed: false }, 'no'],
    ['all: a no after an unknown', { all: [rich, filed] }, { filed: false }, 'no'],
    ['all: yes and unknown', { all: [filed, rich] }, { filed: true }, 'unknown'],
    ['any: a yes decides', { any: [rich, filed] }, { filed: true }, 'yes'],
    ['any: no and unknown', { any: [rich, filed] }, { filed: false }, 'unknown'],
    ['any: no and no', { any: [rich, filed] }, { filed: false, tax: '9' }, 'no'],
    ['none: a yes among them', { none: [rich, filed] }, { filed: true }, 'no'],
    ['none: an unknown among them', { none: [rich, filed] }, { filed: false }, 'unknown'],
    ['not of an unknown', { not: filed }, {}, 'unknown'],
    [
      'between: below the known end',
      { between: [{ fact: 'tax' }, tenWan, { fact: 'revenue' }], include: 'both' },
      { tax: '9' },
      'no',
    ],
    ['one of: a known option', { oneOf: [{ fact: 'grade' }, ['A', 'B']] }, { grade: text('B') }, 'yes'],
    ['one of: unknown', { oneOf: [{ fact: 'grade' }, ['A', 'B']] }, {}, 'unknown'],
    ['known is never unknown', { known: { add: [{ fact: 'tax' }, tenWan] } }, {}, 'no'],
    ['known of a known', { known: { fact: 'tax' } }, { tax: '0' }, 'yes'],
  ])('%s', (_title, rule, facts, expected) => {
    expect(answer(rule, facts)).toBe(expected);
  });

  test('an unknown condition does not matter where both ways meet', () => {
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    const rule = { if: filed, then: { value: '1', unit: '万元' }, else: { value: '10000', unit: '元' } };
    expect(answer(rule, {})).toBe('1 万元');
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    expect(missing({ if: filed, then: tenWan, else: { fact: 'tax' } }, {})).toBe(
      'filed unreported, tax unreported',
    );
  });

  test('only the way taken counts once the condition is known', () => {
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    const rule = { if: filed, then: { fact: 'tax' }, else: { fact: 'revenue' } };
    expect(answer(rule, { filed: false, revenue: '7' })).toBe('7 万元');
    expect(missing(rule, { filed: true })).toBe('tax unreported');
  });
});

describe('an unknown is never a zero', () => {
  test.each<[string, Expression]>([
    ['zero times unknown', { multiply: [{ value: '0' }, { fact: 'tax' }] }],
    ['unknown minus itself', { subtract: [{ fact: 'tax' }, { fact: 'tax' }] }],
    ['the smaller of zero and unknown', { min: [{ value: '0', unit: '元' }, { fact: 'tax' }] }],
    ['the sum with an unknown', { add: [tenWan, { fact: 'tax' }] }],
    ['zero divided by unknown', { divide: [{ value: '0' }, { fact: 'tax' }] }],
  ])('%s is unknown', (_title, rule) => {
    expect(answer(rule, {})).toBe('unknown');
    expect(missing(rule, {})).toBe('tax unreported');
  });
});

describe('why a fact is missing', () => {
  test.each<[string, (Facts | undefined)[], string]>([
    ['never sent', [{}], 'tax unreported'],
    ['sent, but no number', [{ tax: null }], 'tax unusable'],
    ['no record in that year', [undefined], 'tax no-record'],
  ])('%s', (_title, years, expected) => {
    expect(missing({ above: [{ fact: 'tax' }, tenWan] }, ...years)).toBe(expected);
  });

  test('only the facts that could change the answer are named', () => {
    const rule = {
      any: [
        { all: [{ fact: 'filed' }, { above: [{ fact: 'tax' }, tenWan] }] },
        { above: [{ fact: 'revenue' }, tenWan] },
      ],
    };
    expect(missing(rule, {})).toBe('filed unreported, revenue unreported, tax unreported');
    expect(missing(rule, { tax: '1' })).toBe('revenue unreported');
    expect(missing(rule, { tax: '1', revenue: '11' })).toBe('');
  });

  test('the year under judgement comes first, and item 2 before item 10', () => {
    const rule = {
      everyYear: [1, 0],
      meets: {
        all: [
          { above: [{ fact: 'tax' }, tenWan] },
          { where: { fact: 'items' }, every: { item: 'productive' } },
        ],
      },
    };
    const items = Array.from({ length: 11 }, (_, index) =>
      index === 2 || index === 10 ? {} : { productive: true },
    );
    expect(missing(rule, { items }, { items: [], tax: null })).toBe(
      'items[2].productive unreported, items[10].productive unreported, tax unreported, tax@1 unusable',
    );
  });
});

describe('a quotient without a denominator that serves', () => {
  test.each([
    ['zero', '0'],
    ['below zero', '-3'],
  ])('is unknown, not infinite: %s', (_title, land) => {
    const found = ask(perMu('5'), [{ tax: '15', land }]);
    expect(words(found.answer)).toBe('unknown');
    expect(missingWords(found)).toBe('land denominator');
    expect(found.answer).toMatchObject({
      causes: [{ kind: 'undefined-quotient', denominator: [{ fact: 'land', yearsBefore: 0 }] }],
    });
  });

  test('a denominator below zero serves where the rule does not ask for a positive one', () => {
    const rule = { divide: [{ fact: 'tax' }, { fact: 'land' }] };
    expect(answer(rule, { tax: '15', land: '-3' })).toBe('-5 万元/亩');
    expect(answer(rule, { tax: '15', land: '0' })).toBe('unknown');
  });

  test('the numerator is named beside it if it is missing too, and the year with both', () => {
    expect(missing({ use: 'taxPerMu', yearsBefore: 1 }, {}, { land: '0' })).toBe(
      'land@1 denominator, tax@1 unreported',
    );
  });

  test('every fact of a made-up denominator is named, that of an item by its place', () => {
    const each = { divide: [{ item: 'price' }, { subtract: [{ item: 'quantity' }, { fact: 'number' }] }] };
    const rule = { where: { fact: 'items' }, sum: each };
    const items = [
      { price: '1', quantity: '3' },
      { price: '1', quantity: '2' },
    ];
    expect(missing(rule, { items, number: '2' })).toBe('items[1].quantity denominator, number denominator');
  });
});

describe('years', () => {
  const low = { everyYear: [0, 1], meets: perMu('5') };
  test.each<[string, Facts | undefined, Facts | undefined, string]>([
    ['low in both', { tax: '5', land: '1' }, { tax: '4', land: '1' }, 'yes'],
    ['high in the year before', { tax: '5', land: '1' }, { tax: '6', land: '1' }, 'no'],
    ['high this year, no firm before', { tax: '6', land: '1' }, undefined, 'no'],
    ['low this year, no firm before', { tax: '5', land: '1' }, undefined, 'unknown'],
    ['high before, gone this year', undefined, { tax: '6', land: '1' }, 'no'],
    ['low before, gone this year', undefined, { tax: '5', land: '1' }, 'unknown'],
  ])('two years in a row: %s', (_title, year, before, expected) => {
    expect(answer(low, year, before)).toBe(expected);
  });

  test('one year of several is enough for someYear', () => {
    const rule = { someYear: [0, 1, 2], meets: { fact: 'filed' } };
    expect(answer(rule, { filed: false }, {}, { filed: true })).toBe('yes');
    expect(answer(rule, { filed: false }, {}, { filed: false })).toBe('unknown');
  });
});

describe('parameters are dated', () => {
  const rule = { param: 'limit' };
  test.each([
    ['2021-12-31', '3 万元'],
    ['2022-01-01', '5 万元'],
    ['2022-12-31', '5 万元'],
    ['2023-01-01', '50000 万元'],
  ])('on %s the limit is %s', (asOf, expected) => {
    expect(words(ask(rule, [{}], { asOf }).answer)).toBe(expected);
  });

  test('without a version in force the answer is unknown, and says why', () => {
    expect(ask({ param: 'gone' }, [{}], { asOf: '2019-12-31' }).answer.kind).toBe('number');
    const found = ask({ param: 'gone' }, [{}], { asOf: '2020-01-01' });
    expect(found.answer).toEqual({ kind: 'unknown', causes: [{ kind: 'no-version', parameter: 'gone' }] });
    expect(found.missing).toEqual([]);
  });
});

describe('arithmetic keeps units and rounds only where told', () => {
  test.each<[string, Expression, Facts, string]>([
    ['a share of money', { multiply: [{ param: 'rate' }, { fact: 'tax' }] }, { tax: '200' }, '15 万元'],
    [
      'a sum in the first unit',
      { add: [{ fact: 'tax' }, { value: '5000', unit: '元' }] },
      { tax: '1' },
      '1.5 万元',
    ],
    [
      '% and 百分点',
      {
        add: [
          { value: '5', unit: '%' },
          { value: '2', unit: '百分点' },
        ],
      },
      {},
      '7 %',
    ],
    ['a conversion', { convert: { fact: 'land' }, to: '㎡' }, { land: '3' }, '2000 ㎡'],
    [
      'the least in the first unit',
      { min: [{ fact: 'tax' }, { value: '500', unit: '元' }] },
      { tax: '1' },
      '0.05 万元',
    ],
    ['a negative', { negate: { fact: 'tax' } }, { tax: '-2' }, '2 万元'],
    [
      'rounded to whole yuan, half up',
      { round: { fact: 'tax' }, places: 0, in: '元' },
      { tax: '0.00125' },
      '13 元',
    ],
    [
      'rounded down',
      { round: { fact: 'tax' }, places: 0, in: '元', mode: 'down' },
      { tax: '0.00199' },
      '19 元',
    ],
    ['rounded in its own unit', { round: { fact: 'tax' }, places: 1 }, { tax: '-0.25' }, '-0.3 万元'],
    ['a definition in its own unit', { use: 'inYuan' }, { revenue: '1.5' }, '15000 元'],
    [
      'beyond the safe integers',
      { multiply: [{ fact: 'number' }, { fact: 'number' }] },
      { number: '94906267' },
      '9007199515875289',
    ],
    [
      'a very large number',
      { add: [{ fact: 'tax' }, tenWan] },
      { tax: '1e30' },
      '1000000000000000000000000000010 万元',
    ],
  ])('%s', (_title, rule, facts, expected) => {
    expect(answer(rule, facts)).toBe(expected);
  });
});
