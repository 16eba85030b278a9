import { useRef } from 'react';
import { useWidth } from '../layout/index.ts';
import { formatNumber } from '../value/index.ts';
import './chart.css';
import { ChartFigure } from './chart-figure.tsx';
import { type HistogramData, histogramLayout } from './histogram-layout.ts';
import { px } from './measure.ts';

export interface HistogramProps extends HistogramData {
  readonly label: string;
  /** One enterprise's own total, marked. */
  readonly own?: number | undefined;
}

/** As tall as a table of six indicators beside it. */
const HEIGHT = 176;
const HEAD = 20;

/** How totals are distributed, each bar in the shade of its grade, the lines of the grades ticked. */
export function Histogram({ label, own, ...data }: HistogramProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame) || 640;
  const { bars, lines, x } = histogramLayout(data, width, HEIGHT);
  const rows = bars.map(({ from, to, count }) => [
    `${formatNumber(from)} 至 ${formatNumber(to)} 分`,
    `${count}`,
  ]);
  const ticks = bars.filter(
    (_, at) => at % Math.ceil(bars.length / Math.max(2, Math.floor(width / 60))) === 0,
  );
  return (
    <ChartFigure label={label} table={{ head: ['总分', '家数'], rows }}>
      <div ref={frame} className="chart-frame">
        <svg width="100%" viewBox={`0 0 ${width} ${HEAD + HEIGHT + 18}`} role="img" aria-label={label}>
          {bars.map((bar) => (
            <rect
              key={bar.from}
              x={px(bar.x)}
              y={px(HEAD + bar.y)}
              width={px(bar.width)}
              height={px(bar.height)}
              fill={`var(--grade-${bar.grade.toLowerCase()})`}
            />
          ))}
          <path d={`M0 ${HEAD + HEIGHT + 0.5}H${width}`} stroke="var(--rule)" />
          {lines.map(({ grade, at, label: words }) => (
            <g key={grade}>
              <path
                d={`M${px(at)} ${HEAD - 4}V${HEAD + HEIGHT}`}
                stroke="var(--ink-3)"
                strokeDasharray="2 2"
              />
              {words ? (
                <text x={px(words.x)} y={HEAD - 6} className="chart-word">
                  {words.text}
                </text>
              ) : null}
            </g>
          ))}
          {own === undefined ? null : (
            <path d={`M${px(x(own))} ${HEAD}V${HEAD + HEIGHT}`} stroke="var(--ink)" strokeWidth="2" />
          )}
          {ticks.map(({ from }) => (
            <text
              key={from}
              x={px(x(from))}
              y={HEAD + HEIGHT + 15}
              className="chart-note"
              textAnchor={x(from) < 12 ? 'start' : 'middle'}
            >
              {formatNumber(from)}
            </text>
          ))}
        </svg>
      </div>
    </ChartFigure>
  );
}
