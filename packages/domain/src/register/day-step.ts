import { compileRule } from '../rule/index.ts';
import type { CalendarDay } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { escalationDue } from './escalation-due.ts';
import { factsOfEntry } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';

/** An entry that is due further off than this is not looked at for a reminder yet. */
export const REMINDER_HORIZON_DAYS = 60;

/** What a new day does to an entry: takes the furthest step of escalation, or reminds of a deadline that comes near. */
export type DayStep = { readonly kind: 'escalate'; readonly step: string } | { readonly kind: 'remind' };

/**
 * What a day asks of the entries of one register. The rules are compiled once, for as many entries as there are.
 *
 * @returns for an entry, and the due day it was last reminded of, what is to be done; nothing while its clock stands
 * still. A deadline is reminded of once: on the first day its light is amber (or, after days off, the first one since).
 */
export function prepareDay(
  register: PreparedRegister,
  today: CalendarDay,
): (entry: Entry, remindedOf: CalendarDay | null) => DayStep | undefined {
  const lights = register.lights.map(({ light, rule }) => ({ light, code: compileRule(rule, today) }));
  const isAmber = (entry: Entry): boolean => {
    const facts = factsOfEntry(register.file, entry, today);
    const lit = lights.find(({ code }) => {
      const answer = code.evaluate(facts);
      return answer.kind === 'boolean' && answer.value;
    });
    return lit?.light === 'amber';
  };
  return (entry, remindedOf) => {
    if (entry.closedOn !== null || entry.heldSince !== null || entry.dueOn === null) return undefined;
    const step = escalationDue(register.file, entry, today);
    if (step !== undefined) return { kind: 'escalate', step };
    const ahead = entry.dueOn >= today && remindedOf !== entry.dueOn;
    return ahead && isAmber(entry) ? { kind: 'remind' } : undefined;
  };
}
