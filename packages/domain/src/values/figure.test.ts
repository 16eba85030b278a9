import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compare,
  compareFigures,
  Figure,
  parseDecimal,
  parseFigure,
  placesOfTenth,
  roundTo,
  subtract,
  toDecimalString,
  toPlainDecimal,
} from './index.ts';

describe('parseFigure', () => {
  test.each([
    ['0', 0, 0],
    ['-0', 0, 0],
    ['12.50', 1250, 2],
    ['-.5', -5, 1],
    ['3.', 3, 0],
    ['999999999999999', 999_999_999_999_999, 0],
  ])('%s is counted', (text, count, places) => {
    const figure = parseFigure(text);
    expect([figure?.count, figure?.places]).toEqual([count, places]);
    expect(Object.is(figure?.count, -0)).toBe(false);
  });

  test.each(['', '-', '.', '1e3', '+1', '1,000', '1.2.3', ' 1', '1000000000000000', 'NaN', '１'])(
    '%j is left to others',
    (text) => {
      expect(parseFigure(text)).toBeUndefined();
    },
  );
});

test('a figure is the exact value of its text, and knows its steps only where they are whole', () => {
  const figure = parseFigure('12.50');
  expect(figure && toPlainDecimal(figure)).toBe('12.5');
  expect([1, 2, 4, 14].map((decimals) => figure?.inSteps(decimals))).toEqual([
    undefined,
    1250,
    125_000,
    1_250_000_000_000_000,
  ]);
  expect(figure?.inSteps(15)).toBeUndefined();
});

test.each([
  ['12.50', 0, '12.5'],
  ['12.50', 1, '1.25'],
  ['-7', 4, '-0.0007'],
  ['0', 3, '0'],
])('%s with its point moved by %i places is %s', (text, places, expected) => {
  const moved = parseFigure(text)?.shiftedDown(places);
  expect(moved && toPlainDecimal(moved)).toBe(expected);
});

test('only a tenth, a hundredth and so on move the point and do no more', () => {
  const places = (n: bigint, d: bigint) => placesOfTenth({ n, d });
  expect([places(1n, 1n), places(1n, 10n), places(1n, 10_000n)]).toEqual([0, 1, 4]);
  expect([places(10n, 1n), places(1n, 15n), places(2n, 10n), places(-1n, 10n)]).toEqual(
    Array(4).fill(undefined),
  );
});

test('figures are compared as exact values are', () => {
  const text = fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([whole, rest]) => `${whole}.${rest}`);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [x, y, left, right] = [parseFigure(a), parseFigure(b), parseDecimal(a), parseDecimal(b)];
      if (!x || !y || !left || !right) throw new Error('not a decimal');
      expect(Math.sign(compareFigures(x, y))).toBe(compare(left, right));
      expect(Math.sign(compareFigures(x, right))).toBe(compare(left, right));
      expect(Math.sign(compareFigures(x, new Figure(0, 2)))).toBe(Math.sign(x.count));
    }),
  );
});

test('a figure is written, taken from another and found to be whole as the exact value is, up to the last safe integer', () => {
  const count = fc.oneof(
    fc.integer({ min: -2000, max: 2000 }),
    fc.maxSafeInteger(),
    fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
  );
  const places = fc.integer({ min: 0, max: 16 });
  fc.assert(
    fc.property(count, count, places, places, (first, second, decimals, digits) => {
      const [a, b] = [new Figure(first, decimals), new Figure(second, decimals)];
      const exact = { n: BigInt(first), d: 10n ** BigInt(decimals) };
      expect(toDecimalString(a, digits)).toBe(toDecimalString(exact, digits));
      expect(toPlainDecimal(a)).toBe(toPlainDecimal(exact));
      expect(a.isWhole()).toBe(compare(roundTo(exact, 0, 'down'), exact) === 0);
      const difference = a.minus(b);
      if (difference) expect(compare(difference, subtract(a, b))).toBe(0);
      else expect(Number.isSafeInteger(first - second)).toBe(false);
    }),
  );
});

test('figures counted in other steps are not taken from each other', () => {
  expect(new Figure(150, 2).minus(new Figure(1, 0))).toBeUndefined();
  expect(new Figure(150, 2).minus(new Figure(200, 2))).toEqual(new Figure(-50, 2));
});
