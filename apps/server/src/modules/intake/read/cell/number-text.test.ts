import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, numberText } from './number-text.ts';

describe('a stored number is written as the spreadsheet shows it', () => {
  test.each([
    ['binary dust behind the 15th digit is gone', '73.06999999999999', '73.07'],
    [
      'a code stored as a number keeps 15 digits and loses the rest',
      '9.13310210620000144E+17',
      '913310210620000000',
    ],
    ['14 digits stay', '12345678901234', '12345678901234'],
    ['15 digits stay', '123456789012345', '123456789012345'],
    ['the 16th digit is rounded away', '1234567890123456', '1234567890123460'],
    ['a needless decimal is dropped', '5.0', '5'],
    ['trailing zeros are dropped', '1.2300', '1.23'],
    ['a small exponent is written out', '1.2E-5', '0.000012'],
    ['an exponent inside the digits moves the point', '1.2345E2', '123.45'],
    ['a plus sign is no part of a number', '+7', '7'],
    ['minus zero is zero', '-0', '0'],
    ['blanks around do not matter', ' 12.5\n', '12.5'],
    ['a negative number keeps its sign', '-1234.50', '-1234.5'],
    ['a point without digits before it', '.5', '0.5'],
  ])('%s', (_title, stored, shown) => {
    expect(numberText(stored)).toBe(shown);
  });

  test.each(['', 'abc', '1,234', '0x10', 'NaN', 'Infinity', '1e999', '1 2', '—'])(
    '%j is no number',
    (stored) => {
      expect(numberText(stored)).toBeUndefined();
    },
  );

  test('whatever a double is, 15 digits of it come back as the same 15 digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalOf(value) ?? '';
        expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
        expect(Number(text)).toBe(Number(value.toPrecision(15)) + 0);
      }),
      { numRuns: Number(process.env.TENGLONG_TRIALS ?? 100) },
    );
  });
});
