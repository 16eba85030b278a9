import { type EvaluationOutcome, evaluateColumns, gradeOfCode, Membership } from '../kernel/index.ts';
import { findObstacles, writeReason } from '../run/index.ts';
import type { Grade } from '../scheme/index.ts';
import { type Evaluable, type FactChanges, patchColumns } from './patch-columns.ts';

/** What an evaluation would say of one enterprise if its figures were others. Nothing is rounded. */
export interface WhatIfOutcome {
  /** `false` if the figures take it out of the population (land below the minimum). */
  readonly evaluated: boolean;
  /** By indicator id. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly total: number | null;
  readonly rank: number | null;
  /** How many would be ranked. */
  readonly ranked: number;
  readonly preliminaryGrade: Grade | null;
  readonly grade: Grade | null;
  readonly reason: string;
}

const known = (figure: number | undefined): number | null =>
  figure === undefined || Number.isNaN(figure) ? null : figure;

/** Reads one row of an outcome. */
export function outcomeOfRow(
  { compiled, columns }: Evaluable,
  outcome: EvaluationOutcome,
  row: number,
): WhatIfOutcome {
  const byIndicator = (arrays: readonly Float64Array[]) =>
    Object.fromEntries(compiled.indicators.map(({ id }, at) => [id, known(arrays[at]?.[row])]));
  const total = known(outcome.totals[row]);
  const evaluated = columns.membership[row] !== Membership.outside;
  const figure = (fact: string): number => columns.facts[fact]?.[row] ?? Number.NaN;
  const scored = outcome.scores.map((score) => !Number.isNaN(score[row]));
  const open = evaluated && total === null;
  return {
    evaluated,
    values: byIndicator(outcome.values),
    scores: byIndicator(outcome.scores),
    total,
    rank: outcome.rank[row] || null,
    ranked: outcome.order.length,
    preliminaryGrade: gradeOfCode(outcome.preliminary[row] ?? 0),
    grade: gradeOfCode(outcome.final[row] ?? 0),
    reason: open ? writeReason(findObstacles(compiled, figure, scored)) : '',
  };
}

/**
 * Evaluates again with other figures for one enterprise, everybody else as they are: baselines, means, ranks and quotas
 * move along. The same bits as a run on the changed workbook.
 *
 * @param row - index of the enterprise in the columns
 */
export function whatIf(evaluable: Evaluable, row: number, changes: FactChanges): WhatIfOutcome {
  const { compiled } = evaluable;
  const columns = patchColumns(evaluable, row, changes);
  return outcomeOfRow({ compiled, columns }, evaluateColumns(columns, compiled), row);
}
