import { describe, expect, test } from 'vitest';
import { decimal, divide, toExactText, whole } from '../../values/index.ts';
import { exactOfMillionths, millionthsOf, parseMillionths, toMillionths } from './millionths.ts';

describe('Counting in millionths', () => {
  test.each([
    ['19.5108', 19_510_800],
    ['-66.3687', -66_368_700],
    ['0.000001', 1],
    ['0', 0],
    // A seventh decimal is kept, as near as float64 can.
    ['0.0000015', 1.5],
  ])('%s is %d however it comes in', (text, count) => {
    expect([toMillionths(decimal(text)), parseMillionths(text), millionthsOf(Number(text))]).toEqual([
      count,
      count,
      count,
    ]);
  });

  test('2,000 ㎡ are exactly 3 亩', () => {
    const mu = divide(whole(2000n), { n: 2000n, d: 3n });
    expect(mu && toMillionths(mu)).toBe(3_000_000);
  });

  test('a figure goes back to its exact decimal', () => {
    expect(
      [19_510_800, -1, 1.5, Number.NaN]
        .map((count) => exactOfMillionths(count))
        .map((e) => e && toExactText(e)),
    ).toEqual(['19.5108', '-0.000001', '0.0000015', undefined]);
  });

  test('no text is no figure', () => {
    expect(parseMillionths('')).toBeNaN();
    expect(parseMillionths('约5000')).toBeNaN();
  });

  test('equal quotients of unlike decimals are the same bits, which they are not in float64', () => {
    expect(0.3 / 0.1 === 0.9 / 0.3).toBe(false);
    expect(millionthsOf(0.3) / millionthsOf(0.1)).toBe(3);
    expect(millionthsOf(0.9) / millionthsOf(0.3)).toBe(3);
  });

  test('sums of decimals are exact in any order, which they are not in float64', () => {
    expect(0.1 + 0.2 + 0.3).not.toBe(0.3 + 0.2 + 0.1);
    expect(millionthsOf(0.1) + millionthsOf(0.2) + millionthsOf(0.3)).toBe(600_000);
  });
});
