/** The only source of time. Tests inject a clock that stands still until it is moved. */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /** The present calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
  today(): string;
}

/** China keeps one offset, UTC+8, all year; no time zone database is needed. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day in Asia/Shanghai on which an instant falls, `YYYY-MM-DD`. */
export function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** An instant as Asia/Shanghai reads it, `YYYY-MM-DD HH:mm`. */
export function shanghaiMinute(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** The hour of the day in Asia/Shanghai at an instant, 0 to 23. */
export const shanghaiHour = (instant: Date): number =>
  new Date(instant.getTime() + SHANGHAI_OFFSET_MS).getUTCHours();

/** A clock that reads its instant from `read`. */
export function clockFrom(read: () => Date): Clock {
  return { now: read, today: () => shanghaiDay(read()) };
}

export const systemClock: Clock = clockFrom(() => new Date());

/** A clock whose calendar can be set beside the real one: a demonstration lives on the days its data are of. */
export interface MovableClock extends Clock {
  /** From now on `today` is so many days after (before, if negative) the real day; instants stay real. */
  moveCalendar(days: number): void;
}

export function movableClock(clock: Clock): MovableClock {
  let shift = 0;
  return {
    now: clock.now,
    today: () => shanghaiDay(new Date(clock.now().getTime() + shift * DAY_MS)),
    moveCalendar: (days) => {
      shift = days;
    },
  };
}
