import type { CalendarDay } from '../values/index.ts';
import type { Reporting } from './register-file.ts';

/** A month as `2023-08`; months compare as their texts do. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

export const monthOf = (day: CalendarDay): string => day.slice(0, 7);

const two = (number: number): string => String(number).padStart(2, '0');

export function nextMonth(month: string): string {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return of === 12 ? `${year + 1}-01` : `${year}-${two(of + 1)}`;
}

/** The day by which the report of a month should be there. */
export const reportDue = ({ dueDay }: Pick<Reporting, 'dueDay'>, month: string): CalendarDay =>
  `${nextMonth(month)}-${two(dueDay)}`;

/** The month that a report is due for, from the day on which it is due. */
export function monthDue(dueOn: CalendarDay): string {
  const [year, of] = [Number(dueOn.slice(0, 4)), Number(dueOn.slice(5, 7))];
  return of === 1 ? `${year - 1}-12` : `${year}-${two(of - 1)}`;
}

/** Whether the report of a month is looked for: from its day in the month on. */
export const reportOpen = (
  { fromDay }: Pick<Reporting, 'fromDay'>,
  month: string,
  today: CalendarDay,
): boolean => today >= `${month}-${two(fromDay)}`;
