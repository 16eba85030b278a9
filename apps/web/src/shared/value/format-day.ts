import type { TextForm } from './figure.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface DayStyle {
  /** Leaves the year out when it is this one. */
  readonly withinYear?: number | undefined;
}

/** `2023-08-31` → `2023 年 8 月 31 日`; a worksheet keeps the ISO form; anything else comes back as it is. */
export function formatDay(
  day: string | null | undefined,
  style: DayStyle = {},
  form: TextForm = 'read',
): string {
  if (day === null || day === undefined || day === '') return form === 'export' ? '' : '—';
  const match = DAY.exec(day);
  if (!match || form === 'export') return day;
  const [, year, month, date] = match;
  const short = `${Number(month)} 月 ${Number(date)} 日`;
  return Number(year) === style.withinYear ? short : `${year} 年 ${short}`;
}

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Day and time in Asia/Shanghai of an instant: `2023-03-17T08:42:00Z` → `2023 年 3 月 17 日 16:42`. */
export function formatInstant(
  instant: string | null | undefined,
  style: DayStyle = {},
  form: TextForm = 'read',
): string {
  if (instant === null || instant === undefined || instant === '') return form === 'export' ? '' : '—';
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const parts = new Map(clock.formatToParts(time).map((part) => [part.type, part.value]));
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return `${formatDay(day, style, form)} ${parts.get('hour')}:${parts.get('minute')}`;
}

/** The calendar day of an instant in Asia/Shanghai. */
function dayOfInstant(instant: string): string {
  return formatInstant(instant, {}, 'export').slice(0, 10);
}

/**
 * When something was done: the day it counts for, with the time where it was also written down on that day. A list that was
 * taken over later keeps the day it is of.
 */
export function formatOccasion(on: string, at: string): string {
  return dayOfInstant(at) === on ? formatInstant(at) : formatDay(on);
}
