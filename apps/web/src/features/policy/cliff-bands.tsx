import { useRef } from 'react';
import { ChartFigure } from '../../shared/chart/index.ts';
import { useWidth } from '../../shared/layout/index.ts';
import { formatNumber } from '../../shared/value/index.ts';

const WORDS = ['更远', '−50%', '−20%', '−10%', '−5%', '+5%', '+10%', '+20%', '+50%', '更远'];
const RANGES = [
  '低 50% 以上',
  '低 20%～50%',
  '低 10%～20%',
  '低 5%～10%',
  '低 5% 以内',
  '高 5% 以内',
  '高 5%～10%',
  '高 10%～20%',
  '高 20%～50%',
  '高 50% 以上',
];
const [HEAD, HEIGHT, FOOT] = [16, 72, 20];

export interface CliffBandsProps {
  readonly label: string;
  /** From far below the threshold to far above it. */
  readonly bands: readonly number[];
  /** On which side it is better to stand: those bars are in the accent, the nearest strongest. */
  readonly better: 'above' | 'below';
}

/** How many stand how far from a threshold; the threshold is the line in the middle. */
export function CliffBands({ label, bands, better }: CliffBandsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame) || 520;
  const most = Math.max(1, ...bands);
  const step = width / bands.length;
  const middle = (width / 2).toFixed(1);
  return (
    <ChartFigure
      label={label}
      table={{ head: ['离界限', '件数'], rows: bands.map((count, at) => [RANGES[at] ?? '', `${count}`]) }}
    >
      <div ref={frame} className="chart-frame">
        <svg width="100%" viewBox={`0 0 ${width} ${HEAD + HEIGHT + FOOT}`} role="img" aria-label={label}>
          {bands.map((count, at) => {
            const height = (count / most) * HEIGHT;
            const good = at >= bands.length / 2 === (better === 'above');
            const x = at * step;
            return (
              <g key={RANGES[at]}>
                <rect
                  x={(x + 3).toFixed(1)}
                  y={(HEAD + HEIGHT - height).toFixed(1)}
                  width={(step - 6).toFixed(1)}
                  height={height.toFixed(1)}
                  fill={good ? 'var(--primary)' : 'var(--ink-4, var(--rule))'}
                />
                {count > 0 ? (
                  <text
                    x={(x + step / 2).toFixed(1)}
                    y={(HEAD + HEIGHT - height - 4).toFixed(1)}
                    className="chart-note"
                    textAnchor="middle"
                  >
                    {formatNumber(count)}
                  </text>
                ) : null}
                <text
                  x={(x + step / 2).toFixed(1)}
                  y={HEAD + HEIGHT + 14}
                  className="chart-note"
                  textAnchor="middle"
                >
                  {WORDS[at]}
                </text>
              </g>
            );
          })}
          <path d={`M0 ${HEAD + HEIGHT + 0.5}H${width}`} stroke="var(--rule)" />
          <path d={`M${middle} 2V${HEAD + HEIGHT}`} stroke="var(--ink)" strokeWidth="1.5" />
        </svg>
      </div>
    </ChartFigure>
  );
}
