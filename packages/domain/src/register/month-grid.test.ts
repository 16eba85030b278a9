import { describe, expect, test } from 'vitest';
import { weekdayOf } from '../values/index.ts';
import { monthGrid } from './month-grid.ts';

describe('a month in weeks', () => {
  test.each([
    // 1 September 2023 was a Friday, 1 October a Sunday, 1 May a Monday; February 2021 had four weeks to the day.
    ['2023-09', 5, '2023-08-28', '2023-10-01'],
    ['2023-10', 6, '2023-09-25', '2023-11-05'],
    ['2023-05', 5, '2023-05-01', '2023-06-04'],
    ['2021-02', 4, '2021-02-01', '2021-02-28'],
    ['2024-02', 5, '2024-01-29', '2024-03-03'],
    ['2023-12', 5, '2023-11-27', '2023-12-31'],
  ])('%s has %i weeks from %s to %s', (month, weeks, first, last) => {
    const grid = monthGrid(month);
    expect(grid).toHaveLength(weeks);
    expect([grid[0]?.[0], grid.at(-1)?.at(-1)]).toEqual([first, last]);
    expect(grid.every((week) => week.length === 7 && week.map(weekdayOf).join() === '1,2,3,4,5,6,7')).toBe(
      true,
    );
  });
});
