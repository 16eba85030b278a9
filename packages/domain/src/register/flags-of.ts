import { interpretRule, type Trace } from '../rule/index.ts';
import type { CalendarDay } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { factsOfEntry, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';

/** A flag that stands at an entry, and the rule that raised it. */
export interface RaisedFlag {
  readonly id: string;
  readonly title: string;
  readonly trace: Trace;
}

/** Every flag of an entry on a day; one that cannot be judged is not raised. */
export function flagsOf(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject?: SubjectFacts,
): readonly RaisedFlag[] {
  const facts = factsOfEntry(register.file, entry, today, subject);
  return register.flags.flatMap(({ id, title, rule }) => {
    const { answer, trace } = interpretRule(rule, { facts, asOf: today });
    return answer.kind === 'boolean' && answer.value ? [{ id, title, trace }] : [];
  });
}
