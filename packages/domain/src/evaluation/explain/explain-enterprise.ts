import { adjustRow, type EvaluationOutcome } from '../kernel/index.ts';
import { type Evaluable, outcomeOfRow } from '../what-if/index.ts';
import { explainIndicator } from './explain-indicator.ts';
import { type EvaluationExplanation, EXPLANATION_FORMAT } from './explanation.ts';
import { findGradeLines, findNext, listNeighbours } from './grade-lines.ts';
import { type SourceOf, traceTotal } from './trace-total.ts';

export interface ExplainOptions {
  /** How many neighbours above and below; 2 if left out. */
  readonly around?: number;
  /** Where the enterprise's figures came from, for the trace. */
  readonly sourceOf?: SourceOf;
}

/**
 * Explains one enterprise's points, rank and grade.
 *
 * Says nothing of others but totals by rank, grade lines and population sums. Works on a `SchemeRun` as on an unpacked
 * anonymous population.
 *
 * @param outcome - the evaluation of exactly these columns
 * @param row - index of the enterprise in the columns
 */
export function explainEnterprise(
  evaluable: Evaluable,
  outcome: EvaluationOutcome,
  row: number,
  { around = 2, sourceOf }: ExplainOptions = {},
): EvaluationExplanation {
  const { compiled, columns } = evaluable;
  const { scheme, year } = compiled;
  const indicators = scheme.indicators
    .map((_, at) => explainIndicator(evaluable, outcome, row, at))
    .filter((indicator) => indicator !== undefined);
  const { points } = adjustRow(columns, compiled, row);
  const { total, rank, ranked, preliminaryGrade, grade, reason } = outcomeOfRow(evaluable, outcome, row);
  const lines = findGradeLines(outcome);
  return {
    format: EXPLANATION_FORMAT,
    year,
    schemeId: scheme.id,
    schemeTitle: scheme.title,
    clause: scheme.clause,
    indicators,
    points,
    total,
    rank,
    ranked,
    listed: columns.size,
    preliminaryGrade,
    grade,
    reason,
    lines: [...lines],
    next: findNext(outcome, lines, row),
    neighbours: listNeighbours(outcome, row, around),
    trace: traceTotal(evaluable, row, indicators, points, sourceOf),
  };
}
