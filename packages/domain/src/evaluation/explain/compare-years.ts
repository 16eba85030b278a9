import type { EvaluationResult } from '../run/index.ts';
import type { Grade } from '../scheme/index.ts';

/** A figure in two years; `change` is later less earlier, `null` if either is unknown. */
export interface Change {
  readonly from: number | null;
  readonly to: number | null;
  readonly change: number | null;
}

/** One indicator in two years. */
export interface IndicatorChange {
  readonly indicator: string;
  readonly value: Change;
  readonly score: Change;
}

/** One enterprise in two years. */
export interface YearComparison {
  readonly total: Change;
  readonly rank: Change;
  readonly grade: { readonly from: Grade | null; readonly to: Grade | null };
  /** The indicator that lost most points first; those without a change in points last. */
  readonly indicators: readonly IndicatorChange[];
}

function changeOf(from: number | null | undefined, to: number | null | undefined): Change {
  const [before, after] = [from ?? null, to ?? null];
  return { from: before, to: after, change: before === null || after === null ? null : after - before };
}

/**
 * What became of an enterprise since an earlier evaluation, and which indicator lost or won how many points.
 *
 * Both results are compared as they stand: points also move because the baseline does.
 */
export function compareYears(before: EvaluationResult, after: EvaluationResult): YearComparison {
  const ids = [...new Set([...Object.keys(after.items), ...Object.keys(before.items)])];
  const indicators = ids.map((indicator) => ({
    indicator,
    value: changeOf(before.items[indicator]?.value, after.items[indicator]?.value),
    score: changeOf(before.items[indicator]?.score, after.items[indicator]?.score),
  }));
  const weight = ({ score }: IndicatorChange) => score.change ?? Number.POSITIVE_INFINITY;
  return {
    total: changeOf(before.total, after.total),
    rank: changeOf(before.rank, after.rank),
    grade: { from: before.grade, to: after.grade },
    indicators: indicators.sort((a, b) => (weight(a) === weight(b) ? 0 : weight(a) - weight(b))),
  };
}
