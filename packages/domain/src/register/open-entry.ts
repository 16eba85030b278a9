import type { CalendarDay, WorkCalendar } from '../values/index.ts';
import { type AppealWindow, minuteWords, windowState } from './appeal/index.ts';
import { dueDay } from './due-day.ts';
import { editableFields } from './editable-fields.ts';
import type { Actor, Entry, FieldValue, Subject } from './entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import { fitsField } from './read-field.ts';
import { monthOf, reportDue } from './report-month.ts';
import { isOneOf } from './who-may.ts';

export interface NewEntry {
  readonly id: string;
  readonly subject: Subject;
  readonly unit: string | null;
  /** As whoever opens it gave them; each must be theirs to fill in. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** Filled in by the platform besides, whoever opens it. */
  readonly computed?: ReadonlyMap<string, FieldValue>;
}

export type OpenedEntry =
  | { readonly kind: 'done'; readonly entry: Entry }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };

export interface OpeningOccasion {
  readonly actor: Actor;
  readonly today: CalendarDay;
  readonly workCalendar: WorkCalendar;
  /** Of a register that hears appeals: the window of what was published, and the instant. */
  readonly appeal?: { readonly window: AppealWindow | undefined; readonly at: string };
}

/**
 * What whoever opens an entry may fill in with it: what the opening asks for or allows, and, but for an enterprise, what
 * they could fill in right afterwards.
 */
function openableFields(
  file: PreparedRegister['file'],
  about: Pick<Entry, 'unit' | 'subject'>,
  actor: Actor,
): ReadonlySet<string> {
  const asked = [...file.opening.fields, ...file.opening.optional];
  if (actor.party === 'enterprise') return new Set(asked);
  return new Set([...asked, ...editableFields({ file }, { ...about, closedOn: null }, actor)]);
}

/** Why an appeal is not heard now; nothing where it is, or where the register hears none. */
function outOfTime(
  { publication }: PreparedRegister['file'],
  appeal: OpeningOccasion['appeal'],
): readonly [string, string] | undefined {
  if (!publication) return undefined;
  if (!appeal?.window) return ['没有写明对哪一次公示申诉', '请从“公示与申诉”进入，选一次公示'];
  const { opensAt, closesAt } = appeal.window;
  switch (windowState(appeal.window, appeal.at)) {
    case 'early':
      return [`公示 ${minuteWords(opensAt)} 才开始`, '请在公示开始后再提'];
    case 'closed':
      return [`公示已于 ${minuteWords(closesAt)} 截止`, '逾期不再受理申诉，可以走企业诉求反映'];
    case 'open':
      return undefined;
  }
}

/** Puts something on the list, in the stage the register opens with. */
export function openEntry(
  { file, stages }: PreparedRegister,
  { id, subject, unit, fields: typed, computed = new Map() }: NewEntry,
  { actor, today, workCalendar, appeal }: OpeningOccasion,
): OpenedEntry {
  const refuse = (message: string, remedy: string): OpenedEntry => ({ kind: 'refused', message, remedy });
  if (!isOneOf(file.opening.by, { unit, subject }, actor)) {
    return refuse(`“${file.opening.title}”不由本单位办`, '请由清单所列的一方办理');
  }
  const late = outOfTime(file, appeal);
  if (late) return refuse(...late);
  const fields = new Map([...typed, ...computed]);
  const own = openableFields(file, { unit, subject }, actor);
  const other = [...typed.keys()].find((name) => Object.hasOwn(file.fields, name) && !own.has(name));
  if (other !== undefined) {
    return refuse(`“${file.fields[other]?.label ?? other}”不由本单位填`, '列入时只填清单所列的各项');
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
    dueOn: file.reporting
      ? reportDue(file.reporting, monthOf(today))
      : dueDay(stages.get(file.opening.stage)?.deadline, today, workCalendar, fields),
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
