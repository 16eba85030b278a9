import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patience, trials } from '../../test/trials.ts';
import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  equals,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  parseDecimal,
  parseExactText,
  type Rounding,
  reduce,
  roundTo,
  subtract,
  sum,
  toDecimalString,
  toExactText,
  toFloat,
  toPlainDecimal,
  whole,
  ZERO,
} from './index.ts';

const exact = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]): Exact => ({ n, d }));

describe('exact numbers form an ordered field', () => {
  test(
    'sums and products do not depend on order or grouping',
    () => {
      fc.assert(
        fc.property(exact, exact, exact, (a, b, c) => {
          expect(equals(add(a, b), add(b, a))).toBe(true);
          expect(equals(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
          expect(equals(multiply(a, b), multiply(b, a))).toBe(true);
          expect(equals(multiply(multiply(a, b), c), multiply(a, multiply(b, c)))).toBe(true);
          expect(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        }),
        trials,
      );
    },
    patience,
  );

  test(
    'zero and one are neutral, and every value has its negative and, but for zero, its inverse',
    () => {
      fc.assert(
        fc.property(exact, exact, (a, b) => {
          expect(equals(add(a, ZERO), a)).toBe(true);
          expect(equals(multiply(a, ONE), a)).toBe(true);
          expect(equals(add(a, negate(a)), ZERO)).toBe(true);
          expect(equals(subtract(a, b), add(a, negate(b)))).toBe(true);
          const quotient = divide(a, b);
          if (b.n === 0n) expect(quotient).toBeUndefined();
          else expect(quotient && quotient.d > 0n && equals(multiply(quotient, b), a)).toBe(true);
        }),
        trials,
      );
    },
    patience,
  );

  test(
    'order is total, survives addition and turns round under negation',
    () => {
      fc.assert(
        fc.property(exact, exact, exact, (a, b, c) => {
          expect(compare(a, b)).toBe(-compare(b, a) + 0);
          expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
          expect(compare(negate(b), negate(a))).toBe(compare(a, b));
          expect(compare(minimum(a, b), maximum(a, b))).toBeLessThanOrEqual(0);
          if (compare(a, b) < 0 && compare(b, c) < 0) expect(compare(a, c)).toBe(-1);
        }),
        trials,
      );
    },
    patience,
  );

  test(
    'reducing and adding up a column keep the value',
    () => {
      fc.assert(
        fc.property(fc.array(exact, { maxLength: 30 }), (values) => {
          for (const value of values) expect(equals(reduce(value), value)).toBe(true);
          const oneByOne = values.reduce(add, ZERO);
          expect(equals(sum(values), oneByOne)).toBe(true);
        }),
        trials,
      );
    },
    patience,
  );
});

describe('compare is exact where floating point is not', () => {
  test.each([
    ['0.1 + 0.2 against 0.3', add(decimal('0.1'), decimal('0.2')), decimal('0.3'), 0],
    ['one part in 10^30 below', decimal('4.999999999999999999999999999999'), whole(5), -1],
    ['one part in 10^30 above', decimal('5.000000000000000000000000000001'), whole(5), 1],
    ['15 万元 on 2,000 ㎡ against 5', divide(whole(15), { n: 2000n * 3n, d: 2000n }), whole(5), 0],
    ['a negative quotient', divide(whole(-1), whole(3)), divide(whole(1), whole(-3)), 0],
  ])('%s', (_title, a, b, expected) => {
    expect(compare(a!, b!)).toBe(expected);
  });
});

describe('rounding', () => {
  test.each<[string, number, Rounding, string]>([
    ['2.344999', 2, 'half-up', '2.34'],
    ['2.345', 2, 'half-up', '2.35'],
    ['2.345001', 2, 'half-up', '2.35'],
    ['-2.344999', 2, 'half-up', '-2.34'],
    ['-2.345', 2, 'half-up', '-2.35'],
    ['-2.345001', 2, 'half-up', '-2.35'],
    ['0.5', 0, 'half-up', '1'],
    ['-0.5', 0, 'half-up', '-1'],
    ['1.999', 2, 'down', '1.99'],
    ['-1.999', 2, 'down', '-1.99'],
    ['1.991', 2, 'up', '2'],
    ['1.99', 2, 'up', '1.99'],
    ['-1.991', 2, 'up', '-2'],
    ['149.99', -2, 'half-up', '100'],
    ['150', -2, 'half-up', '200'],
    ['199.99', -2, 'down', '100'],
    ['100.01', -2, 'up', '200'],
  ])('%s to %i places, %s, is %s', (value, places, mode, expected) => {
    expect(toPlainDecimal(roundTo(decimal(value), places, mode))).toBe(expected);
  });

  test.each([
    ['-0.004', 2, '0.00'],
    ['-0.005', 2, '-0.01'],
    ['0', 3, '0.000'],
    ['1234567.891', 2, '1234567.89'],
    ['0.999', 2, '1.00'],
    ['12', 0, '12'],
  ])('%s is written with %i places as %s', (value, places, expected) => {
    expect(toDecimalString(decimal(value), places)).toBe(expected);
  });
});

describe('reading and writing decimals', () => {
  test.each([
    ['-12.50', '-12.5'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.2e3', '1200'],
    ['12E-3', '0.012'],
    ['000.100', '0.1'],
    ['-0', '0'],
    ['100', '100'],
  ])('%s is %s', (text, expected) => {
    expect(toPlainDecimal(decimal(text))).toBe(expected);
  });

  test.each(['', '.', '-', '1,234', '12万', '1e99999', '0x10', 'NaN', '１２', ' 1'])(
    '%j is no decimal',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
      expect(() => decimal(text)).toThrow(RangeError);
    },
  );

  test('a value without a finite decimal form is written as a fraction in lowest terms', () => {
    expect(toPlainDecimal({ n: 2n, d: 6n })).toBeUndefined();
    expect(toExactText({ n: -4n, d: 6n })).toBe('-2/3');
    expect(toExactText({ n: 6n, d: 8n })).toBe('0.75');
  });

  test(
    'what is written is read back as the same value',
    () => {
      fc.assert(
        fc.property(exact, (value) => {
          expect(equals(parseExactText(toExactText(value))!, value)).toBe(true);
        }),
        trials,
      );
    },
    patience,
  );
});

describe('toFloat', () => {
  test(
    'gives back every float64 that is written as an exact value',
    () => {
      fc.assert(
        fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (number) => {
          expect(toFloat(exactOfFloat(number))).toBe(number === 0 ? 0 : number);
        }),
        trials,
      );
    },
    patience,
  );

  test(
    'rounds a decimal as the JavaScript reader does',
    () => {
      fc.assert(
        fc.property(
          fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
          fc.integer({ min: -330, max: 300 }),
          (n, e) => {
            const text = `${n}e${e}`;
            expect(toFloat(decimal(text))).toBe(n === 0n ? 0 : Number(text));
          },
        ),
        trials,
      );
    },
    patience,
  );

  test.each([
    ['a tie goes to the even neighbour below', { n: 2n ** 53n + 1n, d: 1n }, 2 ** 53],
    ['a hair above the tie goes up', { n: (2n ** 53n + 1n) * 10n ** 30n + 1n, d: 10n ** 30n }, 2 ** 53 + 2],
    ['a tie goes to the even neighbour above', { n: 2n ** 53n + 3n, d: 1n }, 2 ** 53 + 4],
    ['half the smallest number is zero', { n: 1n, d: 2n ** 1075n }, 0],
    ['a hair more is the smallest number', { n: 3n, d: 2n ** 1076n }, Number.MIN_VALUE],
    ['the largest number', { n: 2n ** 1024n - 2n ** 971n, d: 1n }, Number.MAX_VALUE],
    ['beyond the range it is infinite', { n: -(10n ** 400n), d: 1n }, Number.NEGATIVE_INFINITY],
    ['one third', { n: 10n ** 30n, d: 3n * 10n ** 30n }, 1 / 3],
  ])('%s', (_title, value, expected) => {
    expect(toFloat(value)).toBe(expected);
  });
});

/** The exact value of a float64, from its mantissa and exponent. */
function exactOfFloat(number: number): Exact {
  let mantissa = number;
  let d = 1n;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    d *= 2n;
  }
  return { n: BigInt(mantissa), d };
}
