import { describe, expect, test } from 'vitest';
import { figureOfFact, MISSING, NONE, UNKNOWN } from './figure.ts';
import { formatNumber } from './format-number.ts';

describe('formatNumber', () => {
  test.each([
    ['thousands are separated', '11962.352941', 2, '11,962.35'],
    ['six digits take one separator, seven take two', '1234567', 0, '1,234,567'],
    ['three digits take none', 880, 0, '880'],
    ['half of the last place is rounded away from zero', '2.345', 2, '2.35'],
    ['the same below zero', '-2.345', 2, '−2.35'],
    ['a float counts as the decimal it prints as, not as its binary dust', 1.005, 2, '1.01'],
    ['an exponent is spelled out', 4e-7, 8, '0.00000040'],
    ['a zero is a zero', 0, 2, '0.00'],
    ['what rounds to nothing carries no minus', '-0.004', 2, '0.00'],
    ['just at half a cent it does', '-0.005', 2, '−0.01'],
  ])('%s', (_title, value, decimals, expected) => {
    expect(formatNumber(value, { decimals })).toBe(expected);
  });

  test('without decimals the value is written as it came, without trailing zeros', () => {
    expect(formatNumber('48.9669')).toBe('48.9669');
    expect(formatNumber('48.9600')).toBe('48.96');
  });

  test('a change carries its sign; no change carries none', () => {
    const change = { decimals: 1, sign: 'always' } as const;
    expect(formatNumber('5.62', change)).toBe('+5.6');
    expect(formatNumber('-5.62', change)).toBe('−5.6');
    expect(formatNumber('0.04', change)).toBe('0.0');
    expect(formatNumber('0', change)).toBe('0.0');
  });

  test('a worksheet gets plain digits and an ASCII minus that it can add up', () => {
    expect(formatNumber('-11962.352941', { decimals: 2 }, 'export')).toBe('-11962.35');
  });

  test('the three absences differ, and none of them is a zero', () => {
    expect([NONE, MISSING, UNKNOWN].map((absence) => formatNumber(absence))).toEqual(['—', '未报', '未知']);
    expect([NONE, MISSING, UNKNOWN].map((absence) => formatNumber(absence, {}, 'export'))).toEqual([
      '',
      '未报',
      '未知',
    ]);
  });

  test('what is no number is unknown', () => {
    expect(formatNumber('约5000')).toBe('未知');
    expect(formatNumber(Number.NaN)).toBe('未知');
    expect(formatNumber(Number.POSITIVE_INFINITY)).toBe('未知');
  });
});

describe('figureOfFact', () => {
  test.each([
    ['a known value', { value: '48.97', state: 'known' }, '48.97'],
    ['not reported', { value: null, state: 'missing' }, MISSING],
    ['not usable', { value: null, state: 'unknown' }, UNKNOWN],
    ['two departments disagree: unknown until somebody rules', { value: '12', state: 'disputed' }, UNKNOWN],
  ] as const)('%s', (_title, fact, expected) => {
    expect(figureOfFact(fact)).toEqual(expected);
  });
});
