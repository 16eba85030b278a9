import './chart.css';
import { type GoalShares, goalBarLayout } from './goal-bar-layout.ts';
import { px } from './measure.ts';

export interface GoalBarProps extends GoalShares {
  readonly width?: number | undefined;
  /** The bar in words; without it the numbers beside it must say the same. */
  readonly label?: string | undefined;
}

/** Progress towards a target: solid for what is, pale for what is expected, tick for the target, notch for 序时. */
export function GoalBar({ width = 150, label, ...shares }: GoalBarProps) {
  const { actual, forecast, target, pace } = goalBarLayout(width, shares);
  return (
    <svg
      width={width}
      height="20"
      viewBox={`0 0 ${width} 20`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <rect x="0" y="6" width={px(target)} height="8" fill="var(--data-ctx)" opacity=".6" />
      <rect x="0" y="6" width={px(forecast)} height="8" fill="var(--data-soft)" />
      <rect x="0" y="6" width={px(actual)} height="8" fill="var(--data)" />
      {pace === undefined ? null : <path d={`M${px(pace)} 14v4`} stroke="var(--data-pace)" />}
      <path d={`M${px(target)} 2v16`} stroke="var(--data-target)" strokeWidth="2" />
    </svg>
  );
}
