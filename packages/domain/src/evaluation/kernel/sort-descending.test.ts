import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patience, trials } from '../../../test/trials.ts';
import { sortDescending } from './sort-descending.ts';

/** What a stable sort by falling key gives, by the language's own sort. */
function expected(keys: readonly number[]): number[] {
  return keys.map((_, at) => at).sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || a - b);
}

const sorted = (keys: readonly number[]) => Array.from(sortDescending(Float64Array.from(keys)).order);

/** Stretches of equal keys in sorted order, by looking at neighbours. */
function expectedTies(keys: readonly number[]): number[] {
  const falling = expected(keys).map((at) => keys[at]);
  const starts = falling.map((_, at) => at).filter((at) => at === 0 || falling[at] !== falling[at - 1]);
  return starts.flatMap((from, at) => {
    const to = starts[at + 1] ?? falling.length;
    return to - from > 1 ? [from, to] : [];
  });
}

describe('sortDescending', () => {
  test('puts the greatest first, negatives last', () => {
    expect(sorted([-2, 5, 0.5, -0.25, 120])).toEqual([4, 1, 2, 3, 0]);
  });

  test('keeps the order of equal keys, 0 and -0 among them', () => {
    expect(sorted([0, 7, -0, 7, 0])).toEqual([1, 3, 0, 2, 4]);
  });

  test.each([31, 32, 33, 500])('agrees with a comparison sort on %i keys in few values', (length) => {
    const keys = Array.from({ length }, (_, at) => ((at * 7919) % 11) - 5);
    expect(sorted(keys)).toEqual(expected(keys));
  });

  test('agrees with a comparison sort where keys differ in their lowest bits only', () => {
    const keys = Array.from({ length: 200 }, (_, at) => 100 + ((at * 7919) % 200) * 2 ** -46);
    expect(new Set(keys).size).toBe(200);
    expect(sorted(keys)).toEqual(expected(keys));
    expect(sorted(keys.map((key) => -key))).toEqual(expected(keys.map((key) => -key)));
  });

  test('leaves NaN out', () => {
    expect(sorted([Number.NaN, 3, Number.NaN, 7])).toEqual([3, 1]);
  });

  test(
    'agrees with a comparison sort on any keys',
    () => {
      const key = fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: -3, max: 3 }),
        fc.constantFrom(150, 147.5, Number.NEGATIVE_INFINITY),
      );
      fc.assert(
        fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
          expect(sorted(keys)).toEqual(expected(keys));
          expect(sortDescending(Float64Array.from(keys)).ties).toEqual(expectedTies(keys));
        }),
        trials,
      );
    },
    patience,
  );
});
