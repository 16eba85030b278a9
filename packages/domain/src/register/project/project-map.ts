import { interpretRule } from '../../rule/index.ts';
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
  const points = projectPoints(register, entry, today, workCalendar);
  if (!points || !register.projectMap) return undefined;
  const facts = factsOfEntry(register.file, entry, today);
  const sum = interpretRule(register.projectMap.investment, { facts, asOf: today }).answer;
  return {
    points,
    next: points.find(isOpen),
    watched: isWatched(register, entry, today),
    investment: sum.kind === 'number' ? sum.value : null,
  };
}

/** Whether a point is still to be reached. */
export const isOpen = ({ state }: MapPoint): boolean => state === 'ahead' || state === 'overdue';

/** Whether a project is on the watch list; `null` where a fact is missing, `false` where the register watches none. */
export function isWatched(
  { file, projectMap }: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
): boolean | null {
  if (!projectMap?.watch) return false;
  const { answer } = interpretRule(projectMap.watch, {
    facts: factsOfEntry(file, entry, today),
    asOf: today,
  });
  return answer.kind === 'boolean' ? answer.value : null;
}

/** The points of {@link projectStanding} alone. */
export function projectPoints(
  { file }: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  workCalendar: WorkCalendar,
): readonly MapPoint[] | undefined {
  const map = file.projectMap;
  if (!map) return undefined;
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
  return map.points.map(({ title, stage: reachedIn, on, by }): MapPoint => {
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
      title,
      planned,
      actual,
      stated: promised !== null,
      state: stateOf(planned, actual, reached, running, today),
      unmatched,
    };
  });
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
