import { useRef } from 'react';
import { useWidth } from '../layout/index.ts';
import './chart.css';
import { px } from './measure.ts';
import { type GradeLine, rankRibbonLayout } from './rank-ribbon-layout.ts';

export interface RankRibbonProps {
  readonly lines: readonly GradeLine[];
  readonly ranked: number;
  readonly rank: number | null;
}

/** Where one stands among everybody. */
export function RankRibbon({ lines, ranked, rank }: RankRibbonProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame) || 640;
  const ribbon = rankRibbonLayout(width, lines, ranked, rank);
  const bounds = lines.map(({ grade, rank: last }) => `${grade} 档到第 ${last} 名`).join('，');
  const label = `${ranked} 家按名次排列，${rank === null ? '本企业未参加排名' : `本企业第 ${rank} 名`}；${bounds}`;
  return (
    <div ref={frame} className="chart-frame">
      <svg width="100%" viewBox={`0 0 ${width} 60`} role="img" aria-label={label}>
        {ribbon.bands.map(({ grade, x, width: w }) => (
          <g key={grade}>
            <rect x={px(x)} y="23" width={px(w)} height="12" fill={`var(--grade-${grade.toLowerCase()})`} />
            {w >= 12 ? (
              <text x={px(x + w / 2)} y="52" className="chart-word" textAnchor="middle">
                {grade}
              </text>
            ) : null}
          </g>
        ))}
        {ribbon.lines.map(({ grade, x, label: words }) => (
          <g key={grade}>
            <path d={`M${px(x - 0.5)} 19v20`} stroke="var(--ink-3)" />
            {words ? (
              <text x={px(words.x)} y="13" className="chart-word">
                {words.text}
              </text>
            ) : null}
          </g>
        ))}
        {ribbon.own ? (
          <>
            <path d={`M${px(ribbon.own.x)} 17v22`} stroke="var(--ink)" strokeWidth="2" />
            <text x={px(ribbon.own.label.x)} y="12" className="chart-own">
              {ribbon.own.label.text}
            </text>
          </>
        ) : null}
      </svg>
    </div>
  );
}
