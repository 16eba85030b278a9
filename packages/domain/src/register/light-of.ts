import { interpretRule, type Trace } from '../rule/index.ts';
import type { CalendarDay } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { factsOfEntry, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import type { Light } from './register-file.ts';

/** A light with its word, and the rule that lit it; without one nothing could be judged. */
export interface LitLight {
  readonly light: Light;
  readonly title: string;
  readonly trace: Trace | undefined;
}

const UNKNOWN: LitLight = { light: 'grey', title: '未报', trace: undefined };

/** The light of an entry on a day, from its evidence and dates alone: that of the first rule that holds. */
export function lightOf(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject?: SubjectFacts,
): LitLight {
  const facts = factsOfEntry(register.file, entry, today, subject);
  for (const { light, title, rule } of register.lights) {
    const { answer, trace } = interpretRule(rule, { facts, asOf: today });
    if (answer.kind === 'boolean' && answer.value) return { light, title, trace };
  }
  return UNKNOWN;
}
