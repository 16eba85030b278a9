import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusDays } from './calendar-day.ts';
import {
  STATE_COUNCIL_CALENDAR as CALENDAR,
  isAnnounced,
  isWorkingDay,
  plusWorkingDays,
  workingDaysBetween,
} from './work-calendar.ts';

describe('working days (国办发明电〔2022〕16号, the holidays of 2023)', () => {
  test.each([
    ['2023-09-28', true, 'the Thursday before the National Day holiday is worked'],
    ['2023-09-29', false, '中秋 begins the holiday'],
    ['2023-10-06', false, 'the last day of the holiday'],
    ['2023-10-07', true, 'the Saturday after it is worked in exchange'],
    ['2023-10-08', true, 'and so is the Sunday'],
    ['2023-10-14', false, 'an ordinary Saturday is not worked'],
  ])('%s: %s, %s', (day, worked) => {
    expect(isWorkingDay(day, CALENDAR)).toBe(worked);
  });

  test.each([
    ['2023-09-28', 1, '2023-10-07'],
    ['2023-09-28', 3, '2023-10-09'],
    ['2023-09-28', 0, '2023-09-28'],
    ['2023-09-30', 0, '2023-10-07'],
    ['2023-08-04', 5, '2023-08-11'],
  ])('from %s, %i working days end on %s', (from, days, end) => {
    expect(plusWorkingDays(from, days, CALENDAR)).toEqual({ day: end, provisional: false });
  });

  test('a count that runs into a year without an announcement is provisional', () => {
    expect(isAnnounced(2097, CALENDAR)).toBe(false);
    expect(plusWorkingDays('2097-03-01', 1, CALENDAR)).toEqual({ day: '2097-03-04', provisional: true });
  });

  test.each([[-1], [0.5], [Number.NaN]])('%d is no count of days', (days) => {
    expect(plusWorkingDays('2023-08-04', days, CALENDAR)).toBeUndefined();
  });

  test('the days counted out are the days counted back', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((offset) => plusDays('2016-01-01', offset) ?? '');
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const end = plusWorkingDays(from, days, CALENDAR)?.day ?? '';
        expect(workingDaysBetween(from, end, CALENDAR)).toBe(days);
        expect(isWorkingDay(end, CALENDAR)).toBe(true);
      }),
    );
  });
});
