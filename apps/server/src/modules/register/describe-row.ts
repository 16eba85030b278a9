import type { EntryRow, ListedEntry } from '@tenglong/contracts/register';
import { departmentNames, unitName } from '@tenglong/domain/plan';
import {
  type Entry,
  isStepOf,
  lightOf,
  type NextStep,
  nextStep,
  type SubjectFacts,
  titleOfStage,
} from '@tenglong/domain/register';
import { daysBetween } from '@tenglong/domain/values';
import type { ReadingParty } from './acting-party.ts';
import { mayReadEntryField } from './field-rights.ts';
import { maskFields, writeFields } from './field-values.ts';
import { partyName } from './party-name.ts';
import type { LoadedRegister } from './register-library.ts';

const NAMED = 2;

/** The next step as a button would say it, and who takes it. */
export function stepWords({ plan, register }: LoadedRegister, step: NextStep, { stage, unit }: Entry) {
  if (step.kind === 'move') {
    const by = step.move.by.filter((one) => one !== 'system');
    return { title: step.move.title, by: by.map((one) => partyName(plan, one, unit)).join('、') };
  }
  const { departments } = step;
  const by =
    departments.length > NAMED
      ? `${departmentNames(plan, departments.slice(0, 1))}等 ${departments.length} 个部门`
      : departmentNames(plan, departments);
  return { title: `${titleOfStage(register.file, stage)}签字`, by };
}

/** One line of the list. Lights are those of the day, from the entry alone unless more is known of its subject. */
export function describeRow(
  loaded: LoadedRegister,
  entry: Entry,
  party: ReadingParty,
  today: string,
  subject?: SubjectFacts,
): EntryRow {
  const { register, plan } = loaded;
  const { light, title } = lightOf(register, entry, today, subject);
  const step = nextStep(register, entry, today, subject);
  return {
    id: entry.id,
    register: entry.register,
    subjectId: entry.subject.id,
    subjectName: entry.subject.name,
    unitId: entry.unit,
    unitName: entry.unit === null ? plan.meta.county.name : unitName(plan, entry.unit),
    stage: entry.stage,
    stageTitle: titleOfStage(register.file, entry.stage),
    light: { light, title },
    dueOn: entry.dueOn,
    leftDays:
      entry.dueOn === null || entry.closedOn !== null || entry.heldSince !== null
        ? null
        : daysBetween(today, entry.dueOn),
    fields: Object.fromEntries(
      Object.entries(maskFields(register.file, writeFields(entry.fields))).filter(([name]) =>
        mayReadEntryField(register.file, name, party),
      ),
    ),
    next: step ? { ...stepWords(loaded, step, entry), mine: isStepOf(step, entry, party) } : null,
    revision: entry.revision,
  };
}

/** The same line with the list it stands on, for pages over all lists. */
export function describeListed(
  loaded: LoadedRegister,
  entry: Entry,
  party: ReadingParty,
  today: string,
  subject?: SubjectFacts,
): ListedEntry {
  return {
    ...describeRow(loaded, entry, party, today, subject),
    registerTitle: loaded.register.file.title,
    waited: Math.max(0, daysBetween(entry.stageSince, today)),
  };
}
