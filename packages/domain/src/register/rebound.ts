import { interpretRule, type Trace } from '../rule/index.ts';
import { type CalendarDay, plusMonths } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { factsOfEntry, NO_SUBJECT_FACTS, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';

/** That a closed entry has fallen back, with the rule that shows it. */
export interface Rebound {
  readonly move: string;
  readonly trace: Trace;
}

/**
 * Whether a closed entry has fallen back (回潮) while it is being watched. Figures of a year that had ended when it was
 * closed show nothing: they are what it was put on the list for.
 *
 * @param latestYear - the last year that anything is held of for its enterprise
 * @returns the move the platform makes, or nothing: not watched, not yet known, or not fallen back
 */
export function reboundOf(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject: SubjectFacts,
  latestYear: number | undefined,
): Rebound | undefined {
  const { watch } = register.file;
  const { closedOn } = entry;
  if (!watch || !register.rebound || closedOn === null) return undefined;
  if (!register.moves.get(watch.move)?.from.includes(entry.stage)) return undefined;
  const until = plusMonths(closedOn, watch.months);
  if (until !== undefined && until < today) return undefined;
  const since = latestYear !== undefined && latestYear >= Number(closedOn.slice(0, 4));
  const facts = factsOfEntry(register.file, entry, today, since ? subject : NO_SUBJECT_FACTS);
  const { answer, trace } = interpretRule(register.rebound, { facts, asOf: today });
  return answer.kind === 'boolean' && answer.value ? { move: watch.move, trace } : undefined;
}
