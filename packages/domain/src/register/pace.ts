import {
  add,
  type CalendarDay,
  compare,
  daysBetween,
  type Exact,
  multiply,
  plusDays,
  subtract,
  whole,
} from '../values/index.ts';

export interface CampaignYears {
  readonly from: number;
  readonly to: number;
}

const firstDay = ({ from }: CampaignYears): CalendarDay => `${from}-01-01`;
export const lastDay = ({ to }: CampaignYears): CalendarDay => `${to}-12-31`;

/** 序时: the share of the campaign's days that have passed with the end of a day, from 0 to 1. */
export function paceShare(years: CampaignYears, today: CalendarDay): Exact {
  const all = daysBetween(firstDay(years), lastDay(years)) + 1;
  const passed = daysBetween(firstDay(years), today) + 1;
  return { n: BigInt(Math.min(Math.max(passed, 0), all)), d: BigInt(all) };
}

/** What should be done by the end of a day, in whole pieces, a half counted up; never more than the target, and all of it in the end. */
export function expectedBy(target: Exact, years: CampaignYears, today: CalendarDay): Exact {
  const share = paceShare(years, today);
  if (share.n === share.d) return target;
  const { n, d } = multiply(target, share);
  const pieces = whole((2n * n + d) / (2n * d));
  return compare(pieces, target) > 0 ? target : pieces;
}

/** A figure of a year. */
export interface YearFigure {
  readonly year: number;
  readonly value: Exact;
}

/**
 * What a level (not a sum) should be at the end of a year, on the straight line from the first year that is known to the
 * goal's. In the goal's year and after it, the goal itself; before the first year, what it was then.
 */
export function linearPace(from: YearFigure, goal: YearFigure, year: number): Exact {
  if (year >= goal.year || goal.year <= from.year) return goal.value;
  if (year <= from.year) return from.value;
  const passed: Exact = { n: BigInt(year - from.year), d: BigInt(goal.year - from.year) };
  return add(from.value, multiply(subtract(goal.value, from.value), passed));
}

export interface Forecast {
  /** When the rest is done at the pace of the days looked at. */
  readonly on: CalendarDay;
  /** Days before the end of the campaign; negative after it. */
  readonly early: number;
}

/**
 * When a target is reached if entries go on closing as they did in the last `days` days.
 *
 * @returns nothing if it is reached already, or if none closed
 */
export function forecastEnd(
  target: Exact,
  closed: number,
  recent: number,
  days: number,
  years: CampaignYears,
  today: CalendarDay,
): Forecast | undefined {
  const rest: Exact = { n: target.n - BigInt(closed) * target.d, d: target.d };
  if (recent <= 0 || compare(rest, whole(0n)) <= 0) return undefined;
  const numerator = rest.n * BigInt(days);
  const denominator = rest.d * BigInt(recent);
  const on = plusDays(today, Number((numerator + denominator - 1n) / denominator));
  return on === undefined ? undefined : { on, early: daysBetween(on, lastDay(years)) };
}

export type PaceState = 'none' | 'done' | 'pace' | 'slow' | 'late';

const LATE_SHARE: Exact = { n: 8n, d: 10n };

/**
 * How far what is done keeps 序时: all of the target is done, all of what should be done by today keeps pace, less is slow,
 * less than eight tenths of it late. Without a target there is nothing to keep. The one rule for every light of a target.
 *
 * @source decision: 落后 of 责任清单 is the same eight tenths (`lateShare` of its register)
 */
export function paceState(done: Exact, target: Exact, expected: Exact): PaceState {
  if (compare(target, whole(0n)) <= 0) return 'none';
  if (compare(done, target) >= 0) return 'done';
  if (compare(done, expected) >= 0) return 'pace';
  return compare(done, multiply(expected, LATE_SHARE)) < 0 ? 'late' : 'slow';
}
