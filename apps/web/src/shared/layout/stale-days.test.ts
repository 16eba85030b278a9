import { describe, expect, test } from 'vitest';
import { daysBetween, staleDays } from './stale-days.ts';

describe('the age of figures', () => {
  test.each([
    ['one day short of the limit', '2023-08-02', undefined],
    ['at the limit', '2023-08-01', undefined],
    ['one day past it', '2023-07-31', 31],
    ['a day that is none', '未知', undefined],
  ])('%s', (_title, asOf, expected) => {
    expect(staleDays(asOf, '2023-08-31', 30)).toBe(expected);
  });
  test('months and leap years count by the calendar', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1);
  });
});
