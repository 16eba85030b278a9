import type { CalendarDay, WorkCalendar } from '../values/index.ts';
import { dueDay } from './due-day.ts';
import type { Entry, FieldValue, Subject } from './entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import { fitsField } from './read-field.ts';

/** An entry as an office kept it before: where it stands, and the days that are known. */
export interface KeptEntry {
  readonly id: string;
  readonly subject: Subject;
  readonly unit: string | null;
  /** Left out, it is where the register opens. */
  readonly stage: string | undefined;
  readonly openedOn: CalendarDay | undefined;
  readonly closedOn: CalendarDay | undefined;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

export type TakenOver =
  | { readonly kind: 'done'; readonly entry: Entry }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Takes over an entry from an office's own list. Nothing is asked for that the past did not leave behind: conditions,
 * evidence and signatures hold from the next step on. The deadline of an open stage runs from the day of the list, because
 * nobody was asked before; since when the entry waits there is told where the list tells it.
 *
 * @param asOf - the day the list is of
 * @param by - whose list it is; the second person of the next step has to be another
 */
export function takeOverEntry(
  { file, stages }: PreparedRegister,
  { id, subject, unit, stage: at, openedOn, closedOn, fields }: KeptEntry,
  { asOf, by, workCalendar }: { asOf: CalendarDay; by: string; workCalendar: WorkCalendar },
): TakenOver {
  const stage = stages.get(at ?? file.opening.stage);
  if (!stage) return { kind: 'refused', message: `清单没有“${at}”这个阶段` };
  for (const [name, value] of fields) {
    const field = file.fields[name];
    if (!field || !fitsField(field, value)) {
      return { kind: 'refused', message: `“${field?.label ?? name}”填得不对` };
    }
  }
  const ended = stage.kind !== 'open';
  const opened = openedOn ?? closedOn ?? asOf;
  const cameOn = wayInto(file, stage.id, { openedOn, fields }).find((day) => day <= asOf);
  if (closedOn !== undefined && closedOn < opened) {
    return { kind: 'refused', message: `销号日期 ${closedOn} 早于列入日期 ${opened}` };
  }
  return {
    kind: 'done',
    entry: {
      id,
      register: file.id,
      subject,
      unit,
      stage: stage.id,
      stageSince: ended ? (closedOn ?? asOf) : (cameOn ?? asOf),
      stageBy: by,
      openedOn: opened,
      closedOn: ended ? (closedOn ?? asOf) : null,
      dueOn: ended ? null : dueDay(stage.deadline, asOf, workCalendar, fields),
      heldSince: null,
      lastEventOn: asOf,
      fields,
      evidence: [],
      signatures: [],
      escalation: null,
      revision: 1,
    },
  };
}

/**
 * The days a list may tell of an entry's coming to its stage, the surest first: to the first stage the day it was listed, to
 * another the date that the step into it asks for.
 */
function wayInto(
  { opening, moves, fields: specs }: PreparedRegister['file'],
  stage: string,
  { openedOn, fields }: Pick<KeptEntry, 'openedOn' | 'fields'>,
): readonly CalendarDay[] {
  if (stage === opening.stage) return openedOn === undefined ? [] : [openedOn];
  const asked = moves.filter(({ to, back }) => to === stage && !back).flatMap((move) => move.fields);
  return asked
    .filter((name) => specs[name]?.type === 'date')
    .flatMap((name) => {
      const day = fields.get(name);
      return typeof day === 'string' ? [day] : [];
    })
    .sort()
    .reverse();
}
