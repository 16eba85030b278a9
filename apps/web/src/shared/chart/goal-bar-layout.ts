import { clamp } from './measure.ts';

export interface GoalShares {
  /** All as shares of the target: 1 is reached. */
  readonly actual: number;
  readonly forecast?: number | undefined;
  /** Where one should be by now (序时). */
  readonly pace?: number | undefined;
}

export interface GoalBarLayout {
  readonly actual: number;
  readonly forecast: number;
  readonly target: number;
  readonly pace: number | undefined;
}

/** The target stands at the same place in every bar, with room for what goes beyond it. */
const TARGET_AT = 0.89;

/** Right ends in px. A forecast below the actual value adds nothing; what goes beyond the room is cut off there. */
export function goalBarLayout(width: number, { actual, forecast, pace }: GoalShares): GoalBarLayout {
  const target = width * TARGET_AT;
  const end = (share: number) => clamp(share * target, 0, width);
  return {
    actual: end(actual),
    forecast: Math.max(end(forecast ?? actual), end(actual)),
    target,
    pace: pace === undefined ? undefined : clamp(pace * target, 0, target),
  };
}
