import { findVersion } from '../../rule/index.ts';
import type { CalendarDay, WorkCalendar } from '../../values/index.ts';
import type { Entry } from '../entry.ts';
import type { PreparedRegister } from '../prepare-register.ts';
import { isOpen, isWatched, projectPoints } from './project-map.ts';

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
 * By what pages put projects in order: see projectStanding. It changes with the entry alone, and with what
 * mapBasis says: it can be kept.
 *
 * @returns nothing for a register without a map
 */
export function mapPlace(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  workCalendar: WorkCalendar,
): MapPlace | undefined {
  const points = projectPoints(register, entry, END_OF_DAYS, workCalendar);
  if (!points) return undefined;
  const missed = points.flatMap(({ state, planned }) => (state === 'overdue' && planned ? [planned] : []));
  return {
    nextOn: points.find(isOpen)?.planned ?? null,
    lateAfter: missed.sort()[0] ?? null,
    watched: isWatched(register, entry, today),
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
