import { type CalendarDay, daysBetween, plusDays, weekdayOf } from '../values/index.ts';

const WEEK = 7;

/**
 * The days of a month in weeks from Monday to Sunday; the first and last week are filled up with the days of the months
 * beside it, so that every week has seven.
 *
 * @param month - `2023-09`
 */
export function monthGrid(month: string): readonly (readonly CalendarDay[])[] {
  const first = `${month}-01`;
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  const before = weekdayOf(first) - 1;
  const weeks = Math.ceil((before + daysBetween(first, next)) / WEEK);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: WEEK }, (_day, at) => plusDays(first, week * WEEK + at - before) ?? first),
  );
}
