import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type CalendarDay, plusDays, weekdayOf, yearOf } from './calendar-day.ts';

/** Holidays and make-up working days as the State Council announced them, by day. */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<CalendarDay>;
  readonly makeUpDays: ReadonlySet<CalendarDay>;
}

/** A day counted in working days; `provisional` where it runs into a year whose holidays are not announced yet. */
export interface CountedDay {
  readonly day: CalendarDay;
  readonly provisional: boolean;
}

/** @source 国务院办公厅 yearly notices on holidays, as the package chinese-days collects them */
export const STATE_COUNCIL_CALENDAR: WorkCalendar = {
  holidays: new Set(Object.keys(calendar.holidays)),
  makeUpDays: new Set(Object.keys(calendar.workdays)),
};

/** Whether the holidays of a year are announced: every announced year gives New Year's Day. */
export const isAnnounced = (year: number, { holidays }: WorkCalendar): boolean =>
  holidays.has(`${String(year).padStart(4, '0')}-01-01`);

/** A weekday that is no holiday, or a weekend day that is worked in exchange for one. */
export function isWorkingDay(day: CalendarDay, { holidays, makeUpDays }: WorkCalendar): boolean {
  if (makeUpDays.has(day)) return true;
  return weekdayOf(day) <= 5 && !holidays.has(day);
}

/**
 * The last of `days` working days after `day`; the first day itself is not counted (民法典 201).
 *
 * @param days - whole, at least 0; 0 gives the day itself, or the next working day if it is none
 * @returns `undefined` if `days` is no such number or the result leaves the calendar
 */
export function plusWorkingDays(
  day: CalendarDay,
  days: number,
  workCalendar: WorkCalendar,
): CountedDay | undefined {
  if (!Number.isInteger(days) || days < 0 || days > 5_000) return undefined;
  let at: CalendarDay | undefined = day;
  let left = days;
  let provisional = !isAnnounced(yearOf(day), workCalendar);
  while (at !== undefined && (left > 0 || !isWorkingDay(at, workCalendar))) {
    at = plusDays(at, 1);
    if (at === undefined) return undefined;
    provisional ||= !isAnnounced(yearOf(at), workCalendar);
    if (left > 0 && isWorkingDay(at, workCalendar)) left -= 1;
  }
  return at === undefined ? undefined : { day: at, provisional };
}

/** Working days after `from` up to and including `to`; 0 if `to` is not after `from`. */
export function workingDaysBetween(from: CalendarDay, to: CalendarDay, workCalendar: WorkCalendar): number {
  let count = 0;
  for (let at = plusDays(from, 1); at !== undefined && at <= to; at = plusDays(at, 1)) {
    if (isWorkingDay(at, workCalendar)) count += 1;
  }
  return count;
}
