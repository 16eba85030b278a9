import type { CalendarDay, WorkCalendar } from '../values/index.ts';
import { dueDay } from './due-day.ts';
import type { Actor, Entry, FieldValue, Subject } from './entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import { fitsField } from './read-field.ts';
import { isOneOf } from './who-may.ts';

export interface NewEntry {
  readonly id: string;
  readonly subject: Subject;
  readonly unit: string | null;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

export type OpenedEntry =
  | { readonly kind: 'done'; readonly entry: Entry }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };

/** Puts something on the list, in the stage the register opens with. */
export function openEntry(
  { file, stages }: PreparedRegister,
  { id, subject, unit, fields }: NewEntry,
  { actor, today, workCalendar }: { actor: Actor; today: CalendarDay; workCalendar: WorkCalendar },
): OpenedEntry {
  const refuse = (message: string, remedy: string): OpenedEntry => ({ kind: 'refused', message, remedy });
  if (!isOneOf(file.opening.by, { unit, subject }, actor)) {
    return refuse(`“${file.opening.title}”不由本单位办`, '请由清单所列的一方办理');
  }
  for (const [name, value] of fields) {
    const field = file.fields[name];
    if (!field || !fitsField(field, value)) {
      return refuse(`“${field?.label ?? name}”填得不对`, '请按字段的类型填写');
    }
  }
  const blank = file.opening.fields.filter((name) => (fields.get(name) ?? '') === '');
  if (blank.length > 0) {
    const labels = blank.map((name) => `“${file.fields[name]?.label ?? name}”`).join('、');
    return refuse(`列入时要填${labels}`, '请补齐后再列入');
  }
  const entry: Entry = {
    id,
    register: file.id,
    subject,
    unit,
    stage: file.opening.stage,
    stageSince: today,
    stageBy: actor.id,
    openedOn: today,
    closedOn: null,
    dueOn: dueDay(stages.get(file.opening.stage)?.deadline, today, workCalendar, fields),
    heldSince: null,
    lastEventOn: today,
    fields,
    evidence: [],
    signatures: [],
    escalation: null,
    revision: 1,
  };
  return { kind: 'done', entry };
}
