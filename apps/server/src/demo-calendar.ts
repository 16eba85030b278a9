import { daysBetween } from '@tenglong/domain/values';
import { z } from 'zod';
import { type Clock, clockFrom } from './platform/clock/index.ts';
import type { Tx } from './platform/database/index.ts';
import { getSetting, type Setting, saveSetting } from './platform/settings/index.ts';

/** The day that the sample county's campaign stands on. */
export const DEMO_DAY = '2023-08-31';

const calendar: Setting<{ readonly days: number } | null> = {
  key: 'demo.calendar',
  schema: z.object({ days: z.int() }).nullable(),
  fallback: null,
};

/** How many days the calendar of a demonstration stands beside the real one; `undefined` if this is none. */
export const findDemoShift = async (tx: Tx): Promise<number | undefined> =>
  (await getSetting(tx, calendar))?.days;

/** Begins the demonstration on its own day; from here on its days go by with the real ones. */
export const beginDemoCalendar = (tx: Tx, realDay: string, at: Date): Promise<void> =>
  saveSetting(tx, calendar, { days: daysBetween(realDay, DEMO_DAY) }, at);

const OPENING_HOUR = '09:00:00+08:00';

/** A clock that starts on the morning of the demonstration's own day and goes on from there with the real one. */
export function demoClock(real: Clock): Clock {
  const start = real.now().getTime();
  const opening = Date.parse(`${DEMO_DAY}T${OPENING_HOUR}`);
  return clockFrom(() => new Date(opening + real.now().getTime() - start));
}
