import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/**
 * A day of the calendar, `YYYY-MM-DD`, years 0001 to 9999. A plain string, so that days order and equal as texts do
 * and cross the wire as they are; never a timestamp.
 */
export type CalendarDay = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

function read(text: string): Temporal.PlainDate | undefined {
  if (!SHAPE.test(text)) return undefined;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (year < 1) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function expect(day: CalendarDay): Temporal.PlainDate {
  const date = read(day);
  if (!date) throw new RangeError(`not a calendar day: ${day}`);
  return date;
}

const write = (date: Temporal.PlainDate): CalendarDay | undefined =>
  date.year >= 1 && date.year <= 9999 ? date.toString() : undefined;

const HYPHEN = 0x2d;
const ZERO_DIGIT = 0x30;

/** The number that digits of a text make; `NaN` if something else is among them. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO_DIGIT;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a day that exists: 2023-02-29 is none. Asked of every day that is read, so by plain arithmetic. */
export function isCalendarDay(text: string): text is CalendarDay {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const leaps = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leaps ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
  return year >= 1 && day >= 1 && day <= days;
}

/**
 * A day as the number its digits make: 20230630. Numbers order and equal as the days do, and are compared faster.
 *
 * @param day - a day that exists
 */
export const dayToNumber = (day: CalendarDay): number =>
  digits(day, 0, 4) * 10_000 + digits(day, 5, 7) * 100 + digits(day, 8, 10);

/** The day that {@link dayToNumber} made a number of. */
export function dayOfNumber(number: number): CalendarDay {
  const text = String(number).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** A day in plan data and on the wire. */
export const CalendarDaySchema = z
  .string()
  .refine(isCalendarDay, '不是日历上的日期，请写成 2023-06-30 的样子')
  .meta({ format: 'date' });

/** The year of a day. @throws RangeError if it is no day */
export function yearOf(day: CalendarDay): number {
  if (!isCalendarDay(day)) throw new RangeError(`not a calendar day: ${day}`);
  return Number(day.slice(0, 4));
}

/** 1 (Monday) to 7 (Sunday). @throws RangeError if it is no day */
export const weekdayOf = (day: CalendarDay): number => expect(day).dayOfWeek;

/** The last day of a year, `YYYY-12-31`. */
export const lastDayOfYear = (year: number): CalendarDay => `${String(year).padStart(4, '0')}-12-31`;

/** Negative, zero or positive as `a` is before, on or after `b`. */
export const compareDays = (a: CalendarDay, b: CalendarDay): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** Whether the day lies in the period, both ends included; an open end is `undefined`. */
export const isWithin = (day: CalendarDay, from?: CalendarDay, until?: CalendarDay): boolean =>
  (from === undefined || from <= day) && (until === undefined || day <= until);

/**
 * The day `days` after (before, if negative).
 *
 * @returns `undefined` if `days` is no whole number or the result leaves the years 0001–9999
 * @throws RangeError if `day` is no day
 */
export function plusDays(day: CalendarDay, days: number): CalendarDay | undefined {
  const date = expect(day);
  return Number.isInteger(days) && Math.abs(days) < 4_000_000 ? write(date.add({ days })) : undefined;
}

/**
 * The same day of the month `months` later (earlier, if negative), or the month's last day where it has no such day:
 * one month after 31 January is 28 or 29 February (民法典 202: 没有对应日的，月末日为期间的最后一日).
 *
 * @returns `undefined` if `months` is no whole number or the result leaves the years 0001–9999
 */
export function plusMonths(day: CalendarDay, months: number): CalendarDay | undefined {
  const date = expect(day);
  return Number.isInteger(months) && Math.abs(months) < 130_000
    ? write(date.add({ months }, { overflow: 'constrain' }))
    : undefined;
}

const FIRST = Temporal.PlainDate.from('0001-01-01');
const KEPT_PLACES = 4_096;
/** Places of days already looked up: a page counts to and from the same few days hundreds of times. */
const places = new Map<CalendarDay, number>();

/** How many days after 1 January 0001 a day is. */
function placeOf(day: CalendarDay): number {
  const known = places.get(day);
  if (known !== undefined) return known;
  const place = FIRST.until(expect(day), { largestUnit: 'days' }).days;
  if (places.size >= KEPT_PLACES) places.clear();
  places.set(day, place);
  return place;
}

/** Days from `from` to `to`; negative if `to` comes first. The first day itself is not counted (民法典 201). */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => placeOf(to) - placeOf(from);

/** Full months from `from` to `to`, the rest dropped; negative if `to` comes first. */
export function monthsBetween(from: CalendarDay, to: CalendarDay): number {
  const [first, last, direction] = from <= to ? [from, to, 1] : [to, from, -1];
  const [a, b] = [expect(first), expect(last)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const full = (plusMonths(first, months) ?? last) <= last ? months : months - 1;
  return full === 0 ? 0 : full * direction;
}
