import type { CalendarDay } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { overdueDays } from './facts-of-entry.ts';
import type { RegisterFile } from './register-file.ts';

/**
 * The furthest step of escalation that an overdue entry has come to and that has not been taken yet. A step that was
 * passed over (the platform stood still for a day) is not made up for: the furthest one says it all.
 *
 * @returns the step's id, or `undefined` if nothing is due
 */
export function escalationDue(
  { escalation }: Pick<RegisterFile, 'escalation'>,
  entry: Entry,
  today: CalendarDay,
): string | undefined {
  const days = overdueDays(entry, today);
  if (days === undefined || days === 0) return undefined;
  const reached = escalation
    .filter((step) => step.overdueDays <= days)
    .sort((a, b) => a.overdueDays - b.overdueDays)
    .at(-1);
  if (!reached) return undefined;
  const taken = escalation.find(({ id }) => id === entry.escalation);
  return taken && taken.overdueDays >= reached.overdueDays ? undefined : reached.id;
}
