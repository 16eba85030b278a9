import {
  type CalendarDay,
  daysBetween,
  isCalendarDay,
  plusDays,
  plusMonths,
  plusWorkingDays,
  type WorkCalendar,
  workingDaysBetween,
} from '../values/index.ts';
import type { FieldValue } from './entry.ts';
import type { DayCount, Deadline } from './register-stage.ts';

/**
 * The last day of a deadline that starts on `from`, or on the real day that its field says (that day not counted); or the day
 * that stands in its field.
 *
 * @returns `null` without a deadline, while its field is blank, or if the day leaves the calendar
 */
export function dueDay(
  deadline: Deadline | undefined,
  from: CalendarDay,
  workCalendar: WorkCalendar,
  fields: ReadonlyMap<string, FieldValue>,
): CalendarDay | null {
  if (deadline === undefined) return null;
  const dayOf = (field: string | undefined): CalendarDay | null => {
    const day = field === undefined ? undefined : fields.get(field);
    return typeof day === 'string' && isCalendarDay(day) ? day : null;
  };
  if ('by' in deadline) return dayOf(deadline.by);
  const start = dayOf(deadline.since) ?? from;
  if ('months' in deadline) return plusMonths(start, deadline.months) ?? null;
  return plusCounted(start, deadline.days, deadline.count, workCalendar);
}

/** The deadline moved on by the days the clock stood still, counted as the deadline counts. */
export function dueAfterHold(
  deadline: Deadline | undefined,
  due: CalendarDay,
  heldSince: CalendarDay,
  resumedOn: CalendarDay,
  workCalendar: WorkCalendar,
): CalendarDay | null {
  const count: DayCount = deadline && 'days' in deadline ? deadline.count : 'calendar';
  const held =
    count === 'working'
      ? workingDaysBetween(heldSince, resumedOn, workCalendar)
      : Math.max(0, daysBetween(heldSince, resumedOn));
  return held === 0 ? due : plusCounted(due, held, count, workCalendar);
}

function plusCounted(
  from: CalendarDay,
  days: number,
  count: DayCount,
  workCalendar: WorkCalendar,
): CalendarDay | null {
  if (count === 'working') return plusWorkingDays(from, days, workCalendar)?.day ?? null;
  return plusDays(from, days) ?? null;
}
