import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, record, ruleOf, words } from '../../../test/rule/ask.ts';
import { patience, trials } from '../../../test/trials.ts';
import {
  add,
  compare,
  divide,
  equals,
  multiply,
  negate,
  type Rounding,
  roundTo,
  sign,
} from '../../values/index.ts';
import { compileRule, createEnvironment, factsOf, RuleBook } from '../index.ts';
import {
  addCounts,
  type Count,
  compareCounts,
  countOf,
  divideCounts,
  exactOf,
  Fraction,
  multiplyCounts,
  negateCount,
  roundCount,
  signOfCount,
} from './count.ts';

const MAX = Number.MAX_SAFE_INTEGER;

/** Whole numbers around the edge of the safe ones, small ones, fractions of both, and what is neither. */
const safe = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: MAX - 5, max: MAX }),
  fc.maxSafeInteger(),
);
const count: fc.Arbitrary<Count> = fc.oneof(
  safe,
  fc
    .tuple(safe, fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: MAX - 3, max: MAX })))
    .map(([top, over]) => new Fraction(top, over)),
  fc
    .tuple(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), fc.bigInt({ min: 1n, max: 9n }))
    .map(([n, d]) => ({ n, d })),
);

describe('counting fast never differs from counting exactly', () => {
  test(
    'whatever is added, multiplied, divided, negated or compared',
    () => {
      fc.assert(
        fc.property(count, count, (a, b) => {
          const [x, y] = [exactOf(a), exactOf(b)];
          expect(equals(exactOf(addCounts(a, b)), add(x, y))).toBe(true);
          expect(equals(exactOf(multiplyCounts(a, b)), multiply(x, y))).toBe(true);
          expect(equals(exactOf(negateCount(a)), negate(x))).toBe(true);
          expect(Math.sign(compareCounts(a, b))).toBe(compare(x, y));
          expect(signOfCount(a)).toBe(sign(x));
          expect(equals(exactOf(countOf(x)), x)).toBe(true);
          const quotient = divide(x, y);
          if (quotient) expect(equals(exactOf(divideCounts(a, b)), quotient)).toBe(true);
        }),
        { numRuns: trials.numRuns * 10 },
      );
    },
    patience,
  );

  test(
    'however it is rounded, and in whatever step',
    () => {
      const step = fc
        .tuple(fc.bigInt({ min: 1n, max: 2n ** 54n }), fc.bigInt({ min: 1n, max: 2000n }))
        .map(([n, d]) => ({ n, d }));
      fc.assert(
        fc.property(count, step, fc.constantFrom('half-up', 'down', 'up'), (a, times, mode) => {
          const rounded = roundTo(multiply(exactOf(a), times), 0, mode as Rounding);
          expect(equals(exactOf(roundCount(a, times, mode as Rounding)), rounded)).toBe(true);
        }),
        { numRuns: trials.numRuns * 10 },
      );
    },
    patience,
  );

  test.each([
    ['half-up', [2, 3, 3, -2, -3, -3]],
    ['down', [2, 2, 2, -2, -2, -2]],
    ['up', [3, 3, 3, -3, -3, -3]],
  ] as const)('2.4, 2.5, 2.6 and their negatives, %s', (mode, expected) => {
    const tenths = [24, 25, 26, -24, -25, -26].map((top) =>
      roundCount(new Fraction(top, 10), { n: 1n, d: 1n }, mode),
    );
    expect(tenths).toEqual(expected);
  });

  test('no zero is negative, which a text would show', () => {
    for (const zero of [multiplyCounts(0, -5), negateCount(0), divideCounts(0, -5), addCounts(-5, 5)]) {
      expect(Object.is(zero, 0)).toBe(true);
    }
  });
});

describe('a figure beyond the safe integers', () => {
  const environment = createEnvironment(
    {
      coins: { type: 'number', label: '枚数', decimals: 0 },
      money: { type: 'number', label: '金额', unit: '元', decimals: 2 },
    },
    RuleBook.parse({}),
  );
  test.each([
    ['coins', '9007199254740993', '9007199254740993'],
    ['coins', '0.5', '0.5'],
    ['money', '90071992547409.93', '90071992547409.93 元'],
    ['money', '-90071992547409.93', '-90071992547409.93 元'],
    ['money', '0.001', '0.001 元'],
  ])('%s of %s is bound as it is', (fact, value, expected) => {
    const rule = ruleOf({ fact }, environment);
    const answer = compileRule(rule, '2022-12-31').evaluate(factsOf(record({ [fact]: value })));
    expect(words(answer)).toBe(expected);
  });

  test('a list of many large figures adds up exactly', () => {
    const list = createEnvironment(
      {
        items: {
          type: 'list',
          label: '表',
          fields: { x: { type: 'number', label: '数', decimals: 0 }, y: { type: 'number', label: '数' } },
        },
      },
      RuleBook.parse({}),
    );
    const items = Array.from({ length: 1000 }, (_, index) => ({
      x: String(MAX),
      y: String((index % 9) + 1),
    }));
    const facts = factsOf(record({ items }));
    const total = (of: object) =>
      words(
        compileRule(
          ruleOf({ where: { fact: 'items' }, sum: of as { item: string } }, list),
          '2022-12-31',
        ).evaluate(facts),
      );
    expect(total({ item: 'x' })).toBe('9007199254740991000');
    // 111 times each of 1/1 … 1/9 and 1/1 once more: 111 × 7129/2520 + 1
    expect(total({ divide: [1, { item: 'y' }] })).toBe('264613/840');
  });

  const quotients = createEnvironment(
    {
      items: {
        type: 'list',
        label: '表',
        fields: {
          above: { type: 'number', label: '数', decimals: 0 },
          below: { type: 'number', label: '数', decimals: 0 },
        },
      },
    },
    RuleBook.parse({}),
  );
  test.each([
    [
      'one denominator, to a whole',
      [
        ['1', '3'],
        ['2', '3'],
      ],
      '1',
    ],
    [
      'a denominator below zero',
      [
        ['1', '3'],
        ['1', '-2'],
      ],
      '-1/6',
    ],
    [
      'quotients that are whole',
      [
        ['6', '3'],
        ['-4', '2'],
      ],
      '0',
    ],
    [
      'figures beyond the safe integers',
      [
        ['9007199254740993', '2'],
        ['1', '2'],
      ],
      '4503599627370497',
    ],
    [
      'sums beyond the safe integers',
      [
        [String(MAX), '7'],
        [String(MAX), '7'],
      ],
      '18014398509481982/7',
    ],
    [
      'seventeen denominators',
      Array.from({ length: 17 }, (_, at) => [String(at + 1), String(2 * at + 2)]),
      '8.5',
    ],
    [
      'a denominator of zero',
      [
        ['1', '3'],
        ['1', '0'],
      ],
      'unknown',
    ],
    ['nothing', [], '0'],
  ])('quotients are added up as if each were divided by itself: %s', (_title, pairs, expected) => {
    const items = pairs.map(([above = '', below = '']) => ({ above, below }));
    const sum = {
      where: { fact: 'items' },
      sum: { divide: [{ item: 'above' }, { item: 'below' }] },
    } as const;
    expect(words(ask(sum, [{ items }], { environment: quotients }).answer)).toBe(expected);
  });
});
