import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patience, trials } from '../../test/trials.ts';
import {
  CalendarDaySchema,
  compareDays,
  dayOfNumber,
  daysBetween,
  dayToNumber,
  isCalendarDay,
  isWithin,
  lastDayOfYear,
  monthsBetween,
  plusDays,
  plusMonths,
  yearOf,
} from './index.ts';

const day = fc.integer({ min: 0, max: 60_000 }).map((offset) => plusDays('1990-01-01', offset)!);

describe('calendar days', () => {
  test.each([
    ['2023-02-28', true],
    ['2023-02-29', false],
    ['2024-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2023-04-31', false],
    ['2023-13-01', false],
    ['2023-00-10', false],
    ['0000-01-01', false],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['2023-6-30', false],
    ['2023-06-30T00:00', false],
    ['２０２３-06-30', false],
  ])('%s exists: %s', (text, expected) => {
    expect(isCalendarDay(text)).toBe(expected);
    expect(CalendarDaySchema.safeParse(text).success).toBe(expected);
  });

  test('order is the order of time', () => {
    expect(compareDays('2022-12-31', '2023-01-01')).toBe(-1);
    expect(compareDays('2023-01-01', '2023-01-01')).toBe(0);
    expect(compareDays('2023-10-01', '2023-09-30')).toBe(1);
  });

  test.each([
    ['the day before', '2021-12-31', false],
    ['the first day', '2022-01-01', true],
    ['the last day', '2023-12-31', true],
    ['the day after', '2024-01-01', false],
  ])('a period holds both its ends: %s', (_title, text, expected) => {
    expect(isWithin(text, '2022-01-01', '2023-12-31')).toBe(expected);
  });

  test('an open end holds everything on its side', () => {
    expect(isWithin('1990-01-01', undefined, '2023-12-31')).toBe(true);
    expect(isWithin('2090-01-01', '2022-01-01')).toBe(true);
    expect(isWithin('2090-01-01')).toBe(true);
  });

  test.each([
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-01-01', -1, '2022-12-31'],
    ['2023-01-01', 365, '2024-01-01'],
    ['9999-12-31', 1, undefined],
    ['0001-01-01', -1, undefined],
    ['2023-01-01', 0.5, undefined],
    ['2023-01-01', 1e30, undefined],
    ['2023-01-01', Number.NaN, undefined],
  ])('%s plus %d days is %s', (from, days, expected) => {
    expect(plusDays(from, days)).toBe(expected);
  });

  test.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 2, '2023-03-31'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2022-01-01', 24, '2024-01-01'],
    ['9999-12-01', 1, undefined],
  ])('%s plus %d months is %s', (from, months, expected) => {
    expect(plusMonths(from, months)).toBe(expected);
  });

  test.each([
    ['2023-01-31', '2023-02-27', 0],
    ['2023-01-31', '2023-02-28', 1],
    ['2023-01-15', '2023-02-14', 0],
    ['2023-01-15', '2023-02-15', 1],
    ['2021-09-01', '2023-09-01', 24],
    ['2023-02-15', '2023-01-15', -1],
    ['2023-02-14', '2023-01-15', 0],
  ])('from %s to %s there are %d full months', (from, to, expected) => {
    expect(monthsBetween(from, to)).toBe(expected);
  });

  test(
    'days between undo days added, and follow the order',
    () => {
      fc.assert(
        fc.property(day, day, (a, b) => {
          expect(plusDays(a, daysBetween(a, b))).toBe(b);
          expect(Math.sign(daysBetween(a, b))).toBe(-compareDays(a, b) + 0);
        }),
        trials,
      );
    },
    patience,
  );

  test('the year and its last day', () => {
    expect(yearOf('2022-08-31')).toBe(2022);
    expect(lastDayOfYear(2022)).toBe('2022-12-31');
    expect(() => yearOf('2022')).toThrow(RangeError);
  });
});

test('the days told by arithmetic are those of the calendar, in leap years and around every end of a month', () => {
  for (const year of [1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999]) {
    for (let month = 0; month <= 13; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect([text, isCalendarDay(text)]).toEqual([text, exists]);
      }
    }
  }
});

describe('a day as the number of its digits', () => {
  test.each([
    ['0001-01-01', 10_101],
    ['0999-12-31', 9_991_231],
    ['1000-01-01', 10_000_101],
    ['2023-06-30', 20_230_630],
    ['9999-12-31', 99_991_231],
  ])('%s is %i and back', (text, number) => {
    expect([dayToNumber(text), dayOfNumber(number)]).toEqual([number, text]);
  });

  test('orders as the days do, and comes back as it was', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Math.sign(dayToNumber(a) - dayToNumber(b))).toBe(compareDays(a, b));
        expect(dayOfNumber(dayToNumber(a))).toBe(a);
      }),
    );
  });
});
