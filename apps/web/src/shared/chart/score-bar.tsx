import './chart.css';
import { clamp, px } from './measure.ts';

export interface ScoreBarProps {
  readonly score: number | null;
  readonly weight: number;
  /** Highest score possible; `null` when the scheme has none. */
  readonly cap: number | null;
  /** Points that the full width stands for, the same in every bar of a table. */
  readonly scale: number;
  readonly width?: number | undefined;
}

/** One indicator's score on the common scale: tick at the weight, bracket at the cap, dark when the cap is reached. */
export function ScoreBar({ score, weight, cap, scale, width = 197 }: ScoreBarProps) {
  const x = (points: number) => px(clamp((points / scale) * (width - 2), 0, width - 2));
  const end = x(cap ?? Math.max(weight, score ?? 0));
  const capped = cap !== null && score !== null && score >= cap;
  return (
    <svg className="score-bar" width={width} height="20" viewBox={`0 0 ${width} 20`} aria-hidden="true">
      <rect x="0" y="6" width={end} height="8" fill="var(--data-ctx)" opacity=".6" />
      {score === null ? null : <rect x="0" y="6" width={x(score)} height="8" fill="var(--data)" />}
      <path d={`M${x(weight)} 3v14`} stroke="var(--data-target)" strokeWidth="1.5" />
      {cap === null ? null : (
        <path
          d={`M${px(end - 4)} 3.75H${end}V16.25H${px(end - 4)}`}
          fill="none"
          stroke={capped ? 'var(--ink)' : 'var(--ink-4)'}
          strokeWidth={capped ? 1.5 : 1}
        />
      )}
    </svg>
  );
}
