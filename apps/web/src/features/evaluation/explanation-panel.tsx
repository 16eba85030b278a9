import { useQueries, useQuery } from '@tanstack/react-query';
import type { Explanation } from '@tenglong/contracts/evaluation';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { explanationQuery, waysQuery } from './evaluation-queries.ts';
import { EvaluationSheet } from './evaluation-sheet.tsx';
import type { HistoryMultiplesProps } from './history-multiples.tsx';
import type { SourceChoice } from './indicator-table.tsx';
import { useWhatIf } from './use-what-if.ts';

export interface ExplanationPanelProps {
  readonly creditCode: string;
  /** The run explained, and the latest run of every other year for the history. */
  readonly runs: readonly { readonly year: number; readonly runId: string }[];
  readonly runId: string | undefined;
  readonly source: SourceChoice;
}

/** 评价说明 of one enterprise in one run, with what-if, shortest ways and the years before. */
export function ExplanationPanel({ creditCode, runs, runId, source }: ExplanationPanelProps) {
  const explanation = useQuery({
    ...explanationQuery(runId ?? '', creditCode),
    enabled: runId !== undefined,
  });
  // Trying figures would tell those that the reader may not see.
  const whole = explanation.data?.withheld.length === 0;
  const ranked = whole && explanation.data?.total != null;
  const ways = useQuery({ ...waysQuery(runId ?? '', creditCode), enabled: ranked });
  const others = useQueries({ queries: runs.map((run) => explanationQuery(run.runId, creditCode)) });
  const whatIf = useWhatIf(explanation.data);
  if (runId === undefined)
    return <EmptyState>这家企业没有参加过评价：评价办法规定不参评的，没有结果</EmptyState>;
  if (explanation.error)
    return (
      <ErrorState
        what="评价说明没有读出来"
        error={explanation.error}
        onRetry={() => void explanation.refetch()}
      />
    );
  if (!explanation.data) return <StillLines lines={14} what="评价说明" />;
  const history = historyOf(others.flatMap(({ data }) => (data ? [data] : [])));
  return (
    <EvaluationSheet
      explanation={explanation.data}
      source={source}
      whatIf={whole ? whatIf : undefined}
      ways={ways.data}
      history={history}
    />
  );
}

/** Small multiples over the years: total against the line of grade B, each indicator against its baseline. */
function historyOf(explanations: readonly Explanation[]): HistoryMultiplesProps | undefined {
  const years = [...explanations].sort((a, b) => a.year - b.year);
  const last = years.at(-1);
  if (!last || years.length < 2) return undefined;
  const line = (explanation: Explanation) =>
    explanation.lines.find(({ grade }) => grade === 'B')?.total ?? null;
  return {
    years: years.map(({ year, grade, rank }) => ({ year, grade, rank })),
    series: [
      {
        id: 'total',
        title: '总分',
        unit: '',
        decimals: 1,
        contextTitle: 'B 档线',
        points: years.map((one) => ({ label: String(one.year), own: one.total, context: line(one) })),
      },
      ...last.indicators.map(({ indicator }) => ({
        id: indicator.id,
        title: indicator.title,
        unit: indicator.percent ? '%' : indicator.unit,
        decimals: indicator.decimals,
        contextTitle: '全市基准',
        points: years.map((one) => {
          const item = one.indicators.find((each) => each.indicator.id === indicator.id);
          const shown = (value: number | null | undefined) =>
            value == null ? null : indicator.percent ? value * 100 : value;
          return { label: String(one.year), own: shown(item?.value), context: shown(item?.baseline) };
        }),
      })),
    ],
  };
}
