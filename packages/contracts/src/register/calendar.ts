import { z } from 'zod';
import { Day } from '../page/index.ts';
import { EntryFilter, EntryRow } from './entry.ts';
import { Month } from './task.ts';

/** GET /api/registers/:register/calendar: by due day; without a month the present one. */
export const CalendarQuery = EntryFilter.extend({ month: Month.optional() });
export type CalendarQuery = z.infer<typeof CalendarQuery>;

/** What falls due in a month, day by day; `count` is of all, `rows` of the first few. */
export const EntryCalendar = z.object({
  month: Month,
  today: Day,
  /** Weeks from Monday to Sunday, those beside the month included. */
  weeks: z.array(z.array(z.object({ day: Day, workday: z.boolean() }))),
  /** Days on which anything falls due, the earliest first. */
  days: z.array(z.object({ day: Day, count: z.number().int(), rows: z.array(EntryRow) })),
  /** Open entries that fell due before this month, and those that will after it, and without a deadline. */
  before: z.number().int(),
  after: z.number().int(),
  without: z.number().int(),
});
export type EntryCalendar = z.infer<typeof EntryCalendar>;
