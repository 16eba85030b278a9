import { type CalendarDay, plusDays } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { escalationDue } from './escalation-due.ts';
import type { SubjectFacts } from './facts-of-entry.ts';
import { lightOf } from './light-of.ts';
import type { PreparedRegister } from './prepare-register.ts';

/** An entry that is due further off than this is not looked at for a reminder yet. */
export const REMINDER_HORIZON_DAYS = 60;

/** What is the same for all entries of one stage and one due day, while their clock runs. */
const OF_THE_CLOCK = new Set([
  'entry.stage',
  'entry.today',
  'entry.dueOn',
  'entry.leftDays',
  'entry.overdueDays',
  'entry.held',
  'entry.closedOn',
]);

/**
 * How many days ahead a deadline may lie that is to be reminded of. Where the lights rest on the clock alone this is
 * exact, so that nobody has to look at the rest; where they ask for more it is {@link REMINDER_HORIZON_DAYS}.
 *
 * @returns −1 if no light of the register is ever amber before a deadline
 */
export function reminderHorizon(register: PreparedRegister, today: CalendarDay): number {
  const { lights, definitions } = register.file;
  if (!lights.some(({ light }) => light === 'amber')) return -1;
  const named = JSON.stringify([lights, definitions]).matchAll(/"fact":"([^"]+)"/g);
  if ([...named].some(([, fact = '']) => !OF_THE_CLOCK.has(fact))) return REMINDER_HORIZON_DAYS;
  const isAmber = prepareAmber(register, today);
  const stages = register.file.stages.filter(({ kind }) => kind === 'open');
  for (let days = REMINDER_HORIZON_DAYS; days >= 0; days -= 1) {
    const dueOn = plusDays(today, days) ?? null;
    if (stages.some(({ id }) => isAmber({ ...NOBODY, stage: id, dueOn }))) return days;
  }
  return -1;
}

/** An entry of which nothing is known but what the clock says. */
const NOBODY: Entry = {
  id: '',
  register: '',
  subject: { id: null, name: '' },
  unit: null,
  stage: '',
  stageBy: '',
  stageSince: '',
  openedOn: '',
  closedOn: null,
  dueOn: null,
  heldSince: null,
  lastEventOn: '',
  fields: new Map(),
  evidence: [],
  signatures: [],
  escalation: null,
  revision: 1,
};

const prepareAmber =
  (register: PreparedRegister, today: CalendarDay) =>
  (entry: Entry, subject?: SubjectFacts): boolean =>
    lightOf(register, entry, today, subject).light === 'amber';

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
): (entry: Entry, remindedOf: CalendarDay | null, subject?: SubjectFacts) => DayStep | undefined {
  const isAmber = prepareAmber(register, today);
  return (entry, remindedOf, subject) => {
    if (entry.closedOn !== null || entry.heldSince !== null || entry.dueOn === null) return undefined;
    const step = escalationDue(register.file, entry, today);
    if (step !== undefined) return { kind: 'escalate', step };
    const ahead = entry.dueOn >= today && remindedOf !== entry.dueOn;
    return ahead && isAmber(entry, subject) ? { kind: 'remind' } : undefined;
  };
}
