import { type ReactNode, useRef } from 'react';
import { useWidth } from '../layout/index.ts';
import { formatNumber } from '../value/index.ts';
import './chart.css';
import { px, textWidth } from './measure.ts';
import { type TrendPoint, trendLayout } from './trend-layout.ts';

export interface TrendProps {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly points: readonly TrendPoint[];
  readonly decimals: number;
  /** What the thin line is, for whoever hears the figure. */
  readonly contextTitle: string;
  readonly children?: ReactNode;
}

const HEIGHT = 68;
/** Wider than this a line of three years is only longer. */
const WIDEST = 220;
const UNMEASURED = 156;

/** One of the small multiples: own line thick, comparison thin, last values at the line. */
export function Trend({ title, unit, points, decimals, contextTitle }: TrendProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = Math.min(useWidth(frame) || UNMEASURED, WIDEST);
  const text = (value: number | null | undefined) =>
    formatNumber(value ?? { absent: 'missing' }, { decimals });
  const last = points.at(-1);
  const labels = Math.max(textWidth(text(last?.own), 12), textWidth(text(last?.context), 12)) + 4;
  const trend = trendLayout(points, { width, height: HEIGHT, labels });
  const spoken = points
    .map(({ label, own, context }) => `${label} 年 ${text(own)}，${contextTitle} ${text(context)}`)
    .join('；');
  return (
    <figure className="trend">
      <figcaption>
        {title} {unit ? <i>{unit}</i> : null}
      </figcaption>
      <div ref={frame} className="chart-frame">
        <svg
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={`${title}：${spoken}`}
        >
          {trend.context.map((line) => (
            <polyline
              key={String(line[0])}
              points={line.map((at) => at.map(px).join(',')).join(' ')}
              className="trend-context"
            />
          ))}
          {trend.own.map((line) => (
            <polyline
              key={String(line[0])}
              points={line.map((at) => at.map(px).join(',')).join(' ')}
              className="trend-own"
            />
          ))}
          {trend.own.flat().map(([x, y]) => (
            <circle key={x} cx={px(x)} cy={px(y)} r={x === trend.last.x ? 3.2 : 2} fill="var(--data)" />
          ))}
          {trend.last.context ? (
            <text x={px(trend.last.x + 7)} y={px(trend.last.context.labelY)} className="chart-note">
              {text(last?.context)}
            </text>
          ) : null}
          {trend.last.own ? (
            <text x={px(trend.last.x + 7)} y={px(trend.last.own.labelY)} className="chart-own">
              {text(last?.own)}
            </text>
          ) : null}
          {trend.ticks.map(({ label, x }, at) => (
            <text
              key={label}
              x={at === 0 ? 0 : px(x)}
              y={HEIGHT - 3}
              className="chart-note"
              textAnchor={at === 0 ? 'start' : 'middle'}
            >
              {label}
            </text>
          ))}
        </svg>
      </div>
    </figure>
  );
}
