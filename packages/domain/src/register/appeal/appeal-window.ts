/** When a published list or result may be appealed against; instants in ISO 8601. */
export interface AppealWindow {
  /** From the publication itself. */
  readonly opensAt: string;
  /** Until the end of this minute. */
  readonly closesAt: string;
}

export type WindowState = 'early' | 'open' | 'closed';

const MINUTE = 60_000;
const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / MINUTE);

/**
 * Whether an appeal made at an instant is in time. The window is stated to the minute, and clocks show no more than that:
 * what is made while the clock still shows the closing minute is in time, a minute later it is not.
 *
 * @source decision: the notices of result lists close at a stated minute (e.g. 9 月 28 日 12:00), domain §2.10
 */
export function windowState({ opensAt, closesAt }: AppealWindow, at: string): WindowState {
  if (Date.parse(at) < Date.parse(opensAt)) return 'early';
  return minuteOf(at) <= minuteOf(closesAt) ? 'open' : 'closed';
}

/** Longer than any notice stands; a year typed wrong is found by it. */
export const LONGEST_WINDOW_DAYS = 60;

/** What keeps a window from being opened now and closed then; nothing if it may be. */
export function windowProblem({ opensAt, closesAt }: AppealWindow): string | undefined {
  const minutes = minuteOf(closesAt) - minuteOf(opensAt);
  if (minutes < 1) return '截止时间应在现在以后';
  if (minutes > LONGEST_WINDOW_DAYS * 24 * 60) return `截止时间最迟在公布后 ${LONGEST_WINDOW_DAYS} 天内`;
  return undefined;
}

/** An instant as clocks in China show it: `2023-09-28 12:00`. They have stood eight hours ahead all year since 1992. */
export const minuteWords = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 60 * MINUTE).toISOString().slice(0, 16).replace('T', ' ');

/** The instant that clocks in China show as `2023-09-28T12:00`. */
export const instantOfMinute = (shown: string): string => new Date(`${shown}:00+08:00`).toISOString();
