import { compileRule } from '../rule/index.ts';
import type { CalendarDay } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { factsOfEntry, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import type { Light } from './register-file.ts';

/** A light with its word. */
export interface LitLight {
  readonly light: Light;
  readonly title: string;
}

/** Nothing could be judged. */
const UNKNOWN: LitLight = { light: 'grey', title: '未报' };

interface LightsOfDay {
  readonly day: CalendarDay;
  readonly rules: readonly (LitLight & { readonly code: ReturnType<typeof compileRule> })[];
}

/** The rules of a register's lights as they were last compiled: a page asks for those of one day, entry after entry. */
const compiled = new WeakMap<PreparedRegister, LightsOfDay>();

function lightsOn(register: PreparedRegister, day: CalendarDay): LightsOfDay {
  const known = compiled.get(register);
  if (known?.day === day) return known;
  const rules = register.lights.map(({ light, title, rule }) => ({
    light,
    title,
    code: compileRule(rule, day),
  }));
  compiled.set(register, { day, rules });
  return { day, rules };
}

/** The light of an entry on a day, from its evidence and dates alone: that of the first rule that holds. */
export function lightOf(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject?: SubjectFacts,
): LitLight {
  const facts = factsOfEntry(register.file, entry, today, subject);
  for (const { light, title, code } of lightsOn(register, today).rules) {
    const answer = code.evaluate(facts);
    if (answer.kind === 'boolean' && answer.value) return { light, title };
  }
  return UNKNOWN;
}
