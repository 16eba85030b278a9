import { interpretRule, type Rule } from '../rule/index.ts';
import type { CalendarDay } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { factsOfEntry, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import type { PromiseRule } from './register-promise.ts';

/** Whether a condition holds of an entry; `undefined` if it cannot be told. */
function holds(
  { file }: PreparedRegister,
  rule: Rule | undefined,
  entry: Entry,
  today: CalendarDay,
  subject: SubjectFacts | undefined,
): boolean | undefined {
  if (rule === undefined) return true;
  const { answer } = interpretRule(rule, { facts: factsOfEntry(file, entry, today, subject), asOf: today });
  return answer.kind === 'boolean' ? answer.value : undefined;
}

/** The promises that an entry stands by in its stage. What cannot be told yet is no promise. */
export function promisesOf(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject?: SubjectFacts,
): readonly PromiseRule[] {
  return register.promises.flatMap(({ source, when }) =>
    source.in.includes(entry.stage) && holds(register, when, entry, today, subject) === true ? [source] : [],
  );
}

/** Whom an interlock looks at for an entry: `code` is `null` while nobody has said who it is. */
export interface Watched {
  readonly policy: string;
  readonly code: string | null;
}

/** The interlocks that look at an entry; one that cannot be told yet looks, so that nobody slips by a blank. */
export function watchedBy(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject?: SubjectFacts,
): readonly Watched[] {
  return register.interlocks.flatMap(({ source, when }): Watched[] => {
    if (holds(register, when, entry, today, subject) === false) return [];
    const told = source.who === undefined ? entry.subject.id : entry.fields.get(source.who);
    return [{ policy: source.policy, code: typeof told === 'string' && told !== '' ? told : null }];
  });
}
