import { describe, expect, test } from 'vitest';
import { decimal, equals, whole } from '../values/index.ts';
import { expectedBy, forecastEnd, linearPace, paceShare, paceState } from './pace.ts';

const YEARS = { from: 2021, to: 2023 };

describe('the pace of a campaign', () => {
  test.each([
    ['before it begins', '2020-12-31', 0n],
    ['with its first day', '2021-01-01', 1n],
    // 365 + 365 + 243 days of 1,095.
    ['by 31 August of the last year', '2023-08-31', 973n],
    ['with its last day', '2023-12-31', 1095n],
    ['long after', '2026-11-28', 1095n],
  ])('%s', (_title, today, passed) => {
    expect(paceShare(YEARS, today)).toEqual({ n: passed, d: 1095n });
  });

  test('asks for whole pieces, a half counted up', () => {
    // 100 × 973 ÷ 1095 = 88.86
    expect(equals(expectedBy(whole(100n), YEARS, '2023-08-31'), whole(89n))).toBe(true);
    expect(equals(expectedBy(whole(1n), { from: 2022, to: 2022 }, '2022-07-01'), whole(0n))).toBe(true);
    expect(equals(expectedBy(whole(1n), { from: 2022, to: 2022 }, '2022-07-02'), whole(1n))).toBe(true);
    expect(equals(expectedBy(whole(1n), { from: 2022, to: 2022 }, '2022-07-03'), whole(1n))).toBe(true);
  });

  test.each([
    ['a day before the end, in whole pieces', '60.5', '2023-12-30', '60'],
    // 60.8 × 1094 ÷ 1095 = 60.74, which would be counted up to 61
    ['a day before the end, no more than the target', '60.8', '2023-12-30', '60.8'],
    ['on the last day, all of it', '60.5', '2023-12-31', '60.5'],
    ['after the end, all of it', '25.25', '2026-11-30', '25.25'],
  ])('asks of a target with a fraction: %s', (_title, target, today, expected) => {
    expect(equals(expectedBy(decimal(target), YEARS, today), decimal(expected))).toBe(true);
  });
});

describe('a level on its way to the goal', () => {
  // From 30 in 2020 to 36 in 2023: two a year.
  const at = (year: number) =>
    linearPace({ year: 2020, value: whole(30n) }, { year: 2023, value: whole(36n) }, year);
  test.each([
    [2019, 30n],
    [2020, 30n],
    [2021, 32n],
    [2022, 34n],
    [2023, 36n],
    [2024, 36n],
  ])('should be at the end of %s where the straight line is', (year, value) => {
    expect(equals(at(year), whole(value))).toBe(true);
  });
});

describe('the end at the present pace', () => {
  test('39 left at 27 in ten weeks take 102 days', () => {
    // 39 × 70 ÷ 27 = 101.1…; from 31 August, 102 days on is 11 December.
    expect(forecastEnd(whole(100n), 61, 27, 70, YEARS, '2023-08-31')).toEqual({
      on: '2023-12-11',
      early: 20,
    });
  });
  test('is not foretold without a closure, nor once the target is reached', () => {
    expect(forecastEnd(whole(100n), 61, 0, 70, YEARS, '2023-08-31')).toBeUndefined();
    expect(forecastEnd(whole(100n), 100, 5, 70, YEARS, '2023-08-31')).toBeUndefined();
    expect(forecastEnd(whole(100n), 99, 5, 70, YEARS, '2023-08-31')).toBeDefined();
  });
});

describe('a target of 100, of which 90 should be done by today', () => {
  test.each([
    ['nothing', '0', 'late'],
    ['just less than eight tenths of 90', '71.99', 'late'],
    ['eight tenths of 90', '72', 'slow'],
    ['one short of 90', '89', 'slow'],
    ['90', '90', 'pace'],
    ['one short of the target', '99', 'pace'],
    ['the target', '100', 'done'],
    ['more than the target', '101', 'done'],
  ] as const)('%s is done', (_title, done, state) => {
    expect(paceState(decimal(done), whole(100n), whole(90n))).toBe(state);
  });
  test('without a target there is no pace', () => {
    expect(paceState(whole(3n), whole(0n), whole(0n))).toBe('none');
  });
});
