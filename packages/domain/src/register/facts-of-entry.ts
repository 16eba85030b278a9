import type { FactSource, FactValue } from '../rule/index.ts';
import { type CalendarDay, daysBetween, whole } from '../values/index.ts';
import type { Entry } from './entry.ts';
import type { RegisterFile } from './register-file.ts';

/**
 * What is known of the subject of an entry. Of an enterprise asked by fact id, or `grade`, `scale`, `industry`; of a task
 * what its linked records say: `goals`, `open`, `overdue`. Asked for `others.<name>`, how many other entries about the
 * subject stand where the register says; for `policy.<name>`, how the policy applied for judges the case; for
 * `clawback.<name>`, what its broken promises owe.
 */
export type SubjectFacts = (fact: string, yearsBefore: number) => FactValue | null | undefined;

export const NO_SUBJECT_FACTS: SubjectFacts = () => undefined;

/** Days past the deadline: 0 while there is time or once it is closed, `undefined` without a deadline. */
export function overdueDays(
  entry: Pick<Entry, 'dueOn' | 'closedOn' | 'heldSince'>,
  today: CalendarDay,
): number | undefined {
  if (entry.closedOn !== null) return 0;
  if (entry.dueOn === null) return undefined;
  return Math.max(0, daysBetween(entry.dueOn, entry.heldSince ?? today));
}

/** The entry as its rules read it, on one day. A fact of an earlier year is asked of the enterprise alone. */
export function factsOfEntry(
  { fields, evidence }: Pick<RegisterFile, 'fields' | 'evidence'>,
  entry: Entry,
  today: CalendarDay,
  subject: SubjectFacts = NO_SUBJECT_FACTS,
): FactSource {
  const own = (name: string): FactValue | null | undefined => {
    if (Object.hasOwn(fields, name)) return entry.fields.get(name);
    if (name.startsWith('evidence.')) {
      const kind = name.slice('evidence.'.length);
      if (!Object.hasOwn(evidence, kind)) return undefined;
      return whole(entry.evidence.filter((piece) => piece.kind === kind).length);
    }
    return ofClock(entry, name, today);
  };
  return {
    read(name, yearsBefore) {
      if (/^(others|policy|clawback)\./.test(name)) return subject(name, 0);
      if (name.startsWith('enterprise.')) return subject(name.slice('enterprise.'.length), yearsBefore);
      if (name.startsWith('task.')) return subject(name.slice('task.'.length), yearsBefore);
      return yearsBefore === 0 ? own(name) : undefined;
    },
  };
}

function ofClock(entry: Entry, name: string, today: CalendarDay): FactValue | undefined {
  switch (name) {
    case 'entry.stage':
      return entry.stage;
    case 'entry.unit':
      return entry.unit ?? undefined;
    case 'entry.today':
      return today;
    case 'entry.openedOn':
      return entry.openedOn;
    case 'entry.stageSince':
      return entry.stageSince;
    case 'entry.dueOn':
      return entry.dueOn ?? undefined;
    case 'entry.closedOn':
      return entry.closedOn ?? undefined;
    case 'entry.held':
      return entry.heldSince !== null;
    case 'entry.idleDays':
      return whole(daysBetween(entry.lastEventOn, today));
    case 'entry.leftDays':
      return entry.dueOn === null ? undefined : whole(daysBetween(entry.heldSince ?? today, entry.dueOn));
    case 'entry.overdueDays': {
      const days = overdueDays(entry, today);
      return days === undefined ? undefined : whole(days);
    }
    default:
      return undefined;
  }
}
