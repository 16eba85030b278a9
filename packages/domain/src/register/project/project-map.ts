import { findVersion, interpretRule } from '../../rule/index.ts';
import { type CalendarDay, type Exact, isCalendarDay, type WorkCalendar } from '../../values/index.ts';
import { dueDay } from '../due-day.ts';
import type { Entry } from '../entry.ts';
import { factsOfEntry } from '../facts-of-entry.ts';
import type { PreparedRegister } from '../prepare-register.ts';

/**
 * How a point of a map stands: reached in time, reached late, past its day and not reached, still ahead, or passed without
 * anybody having said when.
 */
export type PointState = 'met' | 'late' | 'overdue' | 'ahead' | 'silent';

export interface MapPoint {
  readonly title: string;
  readonly planned: CalendarDay | null;
  /** Whether the planned day was promised; otherwise it is worked out from the deadlines of the stages. */
  readonly stated: boolean;
  readonly actual: CalendarDay | null;
  readonly state: PointState;
  /** Its day is written down though the entry stands in an earlier stage: one of the two is behind. */
  readonly unmatched: boolean;
}

export interface ProjectStanding {
  readonly points: readonly MapPoint[];
  /** The first point that is not reached; nothing once all are. */
  readonly next: MapPoint | undefined;
  /** Whether it is on the watch list; `null` where a fact is missing, `false` where the register watches none. */
  readonly watched: boolean | null;
  /** In 亿元; `null` where it is not known. */
  readonly investment: Exact | null;
}

function dayOf(entry: Entry, field: string | undefined): CalendarDay | null {
  const day = field === undefined ? undefined : entry.fields.get(field);
  return typeof day === 'string' && isCalendarDay(day) ? day : null;
}

/**
 * The way of one project on a day: each point with the day it was planned for and the day it was reached.
 *
 * A day that nobody promised is worked out: from the point before it (the day it was reached, or else is planned for), the
 * deadlines of the stages between. The deadline that is running counts as it stands, with its pauses.
 *
 * @returns nothing for a register without a map
 * @source 附件1#17 （一个项目、一名领导、一张作战图、一个小组）
 */
export function projectStanding(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  workCalendar: WorkCalendar,
): ProjectStanding | undefined {
  const { file, projectMap } = register;
  const map = file.projectMap;
  if (!map || !projectMap) return undefined;
  const place = (stage: string) => file.stages.findIndex(({ id }) => id === stage);
  const standing = place(entry.stage);
  const running = entry.closedOn === null && entry.heldSince === null;

  const after = (from: CalendarDay | null, first: number, last: number): CalendarDay | null => {
    let day = from;
    for (let at = first; at < last; at += 1) {
      const stage = file.stages[at];
      if (at === standing && entry.closedOn === null) day = entry.dueOn;
      else day = day && stage ? dueDay(stage.deadline, day, workCalendar, entry.fields) : null;
    }
    return day;
  };

  let from: CalendarDay | null = entry.openedOn;
  let stage = place(file.opening.stage);
  const points = map.points.map(({ title, stage: reachedIn, on, by }): MapPoint => {
    const promised = dayOf(entry, by);
    const actual = dayOf(entry, on);
    // A day counted from one that came later says nothing: a list that was taken over begins on its own day.
    const known = actual !== null && from !== null && actual < from ? null : from;
    const reached = standing >= place(reachedIn);
    const unmatched = actual !== null && !reached;
    const planned = promised ?? (unmatched ? null : after(known, stage, place(reachedIn)));
    // What the stage has not caught up with is no ground to count from: the deadline that is running is.
    from = unmatched ? (entry.dueOn ?? actual) : (actual ?? planned);
    stage = place(reachedIn);
    return {
      ...{ title, planned, actual },
      stated: promised !== null,
      state: stateOf(planned, actual, reached, running, today),
      unmatched,
    };
  });
  const facts = factsOfEntry(file, entry, today);
  const watch = projectMap.watch && interpretRule(projectMap.watch, { facts, asOf: today }).answer;
  const sum = interpretRule(projectMap.investment, { facts, asOf: today }).answer;
  return {
    points,
    next: points.find((point) => point.state === 'ahead' || point.state === 'overdue'),
    watched: watch === undefined ? false : watch.kind === 'boolean' ? watch.value : null,
    investment: sum.kind === 'number' ? sum.value : null,
  };
}

/** Where a project stands on the map, whatever day it is looked at; `null` where there is none. */
export interface MapPlace {
  /** The planned day of the point that comes next. */
  readonly nextOn: CalendarDay | null;
  /** From the day after this one it is behind: the earliest planned day that has not been reached; `null` while the clock stands. */
  readonly lateAfter: CalendarDay | null;
  readonly watched: boolean | null;
}

/** After every day that anything could be planned for. */
const END_OF_DAYS = '9999-12-31';

/**
 * What of {@link projectStanding} pages put projects in order by. It changes with the entry alone, and with what
 * {@link mapBasis} says: it can be kept.
 *
 * @returns nothing for a register without a map
 */
export function mapPlace(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  workCalendar: WorkCalendar,
): MapPlace | undefined {
  const standing = projectStanding(register, entry, today, workCalendar);
  const late = projectStanding(register, entry, END_OF_DAYS, workCalendar);
  if (!standing || !late) return undefined;
  const open = late.points.flatMap(({ state, planned }) => (state === 'overdue' && planned ? [planned] : []));
  return {
    nextOn: standing.next?.planned ?? null,
    lateAfter: open.sort()[0] ?? null,
    watched: standing.watched,
  };
}

/** All that a place on the map rests on besides its entry: the declaration, and the values in force on the day. */
export function mapBasis({ file }: PreparedRegister, today: CalendarDay): string {
  const { opening, stages, fields, parameters, definitions, tables, projectMap } = file;
  const inForce = Object.values(parameters).map((one) => findVersion(one, today)?.value ?? null);
  return JSON.stringify([
    opening.stage,
    stages,
    fields,
    parameters,
    definitions,
    tables,
    projectMap,
    inForce,
  ]);
}

function stateOf(
  planned: CalendarDay | null,
  actual: CalendarDay | null,
  reached: boolean,
  running: boolean,
  today: CalendarDay,
): PointState {
  if (actual !== null) return planned !== null && actual > planned ? 'late' : 'met';
  if (reached) return 'silent';
  return running && planned !== null && planned < today ? 'overdue' : 'ahead';
}
