import type { Grade } from '@tenglong/contracts/page';
import { Trend, type TrendPoint } from '../../shared/chart/index.ts';
import { Section } from '../../shared/layout/index.ts';
import { GradeMark } from '../../shared/value/index.ts';
import './evaluation.css';

export interface HistorySeries {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly points: readonly TrendPoint[];
  /** What the thin line is: `全市基准`, `B 档线`. */
  readonly contextTitle: string;
}

export interface HistoryMultiplesProps {
  readonly series: readonly HistorySeries[];
  readonly years: readonly {
    readonly year: number;
    readonly grade: Grade | null;
    readonly rank: number | null;
  }[];
}

/** All years at a glance: total and every indicator, each against its comparison. */
export function HistoryMultiples({ series, years }: HistoryMultiplesProps) {
  return (
    <Section
      title="历年"
      note="粗线为本企业，细线为全市基准"
      more={years.map(({ year, grade, rank }) => (
        <span key={year} className="history-year">
          {year} <GradeMark grade={grade} /> {rank === null ? '' : `第 ${rank} 名`}
        </span>
      ))}
    >
      <div className="trends">
        {series.map(({ id, ...trend }) => (
          <Trend key={id} {...trend} />
        ))}
      </div>
    </Section>
  );
}
