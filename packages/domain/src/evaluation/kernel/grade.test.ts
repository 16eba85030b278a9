import { describe, expect, test } from 'vitest';
import { decimal } from '../../values/index.ts';
import { adjustGrade, NO_LIMITS } from './adjust-grade.ts';
import { codeOfGrade, gradeAtRank, gradeOfCode, lastRank } from './grade.ts';

describe('The last rank of a share, in whole numbers', () => {
  test.each([
    // 20 % of 39 is 7.8, of 40 exactly 8, of 41 is 8.2.
    ['20', 39, 7, 8, 8],
    ['20', 40, 8, 8, 8],
    ['20', 41, 8, 9, 8],
    // 5 % of 30 is 1.5: the half goes up only where the scheme says so.
    ['5', 30, 1, 2, 2],
    ['95', 877, 833, 834, 833],
    // 12.5 % of 8 is exactly 1.
    ['12.5', 8, 1, 1, 1],
    ['100', 7, 7, 7, 7],
    ['20', 0, 0, 0, 0],
  ])('%s %% of %i: floor %i, ceiling %i, half up %i', (percent, ranked, floor, ceiling, halfUp) => {
    const share = decimal(percent);
    expect([
      lastRank(ranked, share, 'floor'),
      lastRank(ranked, share, 'ceiling'),
      lastRank(ranked, share, 'halfUp'),
    ]).toEqual([floor, ceiling, halfUp]);
  });

  test('is exact where float64 is not: 29 % of 100 is 29', () => {
    expect(Math.floor(0.29 * 100)).toBe(28);
    expect(lastRank(100, decimal('29'), 'floor')).toBe(29);
  });
});

describe('The grade at a rank', () => {
  const bounds = [
    { grade: 'A', last: 2 },
    { grade: 'B', last: 8 },
    { grade: 'D', last: 10 },
  ] as const;

  test.each([
    [1, 'A'],
    [2, 'A'],
    [3, 'B'],
    [8, 'B'],
    [9, 'D'],
    [10, 'D'],
  ])('rank %i is %s', (rank, grade) => {
    expect(gradeOfCode(gradeAtRank(bounds, rank))).toBe(grade);
  });

  test('is none in a scheme that only ranks', () => {
    expect(gradeAtRank([], 1)).toBe(0);
  });
});

describe('The final grade', () => {
  const final = (preliminary: 'A' | 'B' | 'C' | 'D', limits: object) =>
    gradeOfCode(adjustGrade(codeOfGrade(preliminary), { ...NO_LIMITS, ...limits }));
  const [A, B, C, D] = [1, 2, 3, 4];

  test.each([
    ['nothing changes nothing', 'C', {}, 'C'],
    ['an ordinary violation takes A down to B', 'A', { atMost: B }, 'B'],
    ['and leaves B', 'B', { atMost: B }, 'B'],
    ['and leaves D', 'D', { atMost: B }, 'D'],
    ['a severe one makes anybody D', 'A', { atMost: D }, 'D'],
    ['a promotion to A', 'D', { atLeast: A }, 'A'],
    ['not D is at least C', 'D', { atLeast: C }, 'C'],
    ['and takes nothing from B', 'B', { atLeast: C }, 'B'],
    ['a veto beats a promotion', 'C', { atLeast: A, atMost: D }, 'D'],
    ['an ordinary veto holds a promotion at B', 'C', { atLeast: A, atMost: B }, 'B'],
    ['one class up', 'C', { shift: -1 }, 'B'],
    ['one class up from A stays A', 'A', { shift: -1 }, 'A'],
    ['two classes down from C end at D', 'C', { shift: 2 }, 'D'],
  ] as const)('%s', (_title, preliminary, limits, expected) => {
    expect(final(preliminary, limits)).toBe(expected);
  });

  test('an ungraded enterprise stays ungraded, whatever is granted', () => {
    expect(adjustGrade(0, { atLeast: A, shift: -1, atMost: D })).toBe(0);
  });
});
