import { adjustGrade } from './adjust-grade.ts';
import { adjustRow, pointsOfRows } from './adjust-rows.ts';
import { computeReference, type Reference } from './baseline.ts';
import type { EvaluationColumns } from './columns.ts';
import type { CompiledScheme } from './compile.ts';
import { boundGrades, codeOfGrade, type GradeBound } from './grade.ts';
import { scoreIndicator } from './item-score.ts';
import { rankTotals } from './rank.ts';
import { sumTotals } from './total.ts';
import { computeValues } from './value.ts';

/** What the kernel works out; every array has one entry per row, in the columns' order. */
export interface EvaluationOutcome {
  /** By indicator, in the scheme's order; NaN where there is no value. */
  readonly values: readonly Float64Array[];
  /** By indicator; NaN where there is no score. */
  readonly scores: readonly Float64Array[];
  /** What each indicator's values were compared with. */
  readonly references: readonly Reference[];
  /** NaN without total. */
  readonly totals: Float64Array;
  /** Rows with a total, best first. */
  readonly order: Uint32Array;
  /** 1 is the best, 0 is unranked. */
  readonly rank: Uint32Array;
  readonly bounds: readonly GradeBound[];
  /** Grade codes before and after adjustments. */
  readonly preliminary: Uint8Array;
  readonly final: Uint8Array;
}

/** Writes rank and preliminary grade of the ordered rows, grade after grade; without grades only the rank. */
function placeRanked(
  order: Uint32Array,
  bounds: readonly GradeBound[],
  rank: Uint32Array,
  preliminary: Uint8Array,
): void {
  let from = 0;
  const segments = bounds.map(({ grade, last }) => ({ code: codeOfGrade(grade), last }));
  for (const { code, last } of [...segments, { code: 0, last: order.length }]) {
    for (let at = from; at < last; at += 1) {
      const row = order[at] as number;
      rank[row] = at + 1;
      preliminary[row] = code;
    }
    from = Math.max(from, last);
  }
}

function adjustGrades(
  preliminary: Uint8Array,
  columns: EvaluationColumns,
  compiled: CompiledScheme,
): Uint8Array {
  const final = preliminary.slice();
  const { granted } = columns;
  const ownRules = compiled.adjustments.length > 0;
  if (!granted && !ownRules) return final;
  for (let row = 0; row < final.length; row += 1) {
    // Most enterprises have neither promotion nor veto.
    if (!ownRules && !granted?.atLeast[row] && !granted?.atMost[row]) continue;
    final[row] = adjustGrade(preliminary[row] ?? 0, adjustRow(columns, compiled, row).limits);
  }
  return final;
}

/**
 * Evaluates one scheme's enterprises: values, baselines, item scores, totals, ranks and grades.
 *
 * Pure and bit for bit repeatable. Nothing is rounded: totals are ranked as they are. Memory beyond the columns is
 * about 120 bytes per row with six indicators.
 */
export function evaluateColumns(columns: EvaluationColumns, compiled: CompiledScheme): EvaluationOutcome {
  const { size } = columns;
  const values: Float64Array[] = [];
  const scores: Float64Array[] = [];
  const references: Reference[] = [];
  for (const indicator of compiled.indicators) {
    const value = new Float64Array(size);
    const score = new Float64Array(size);
    computeValues(indicator, columns, value);
    const reference = computeReference(indicator, columns, value);
    scoreIndicator(indicator, columns, value, reference, score);
    values.push(value);
    scores.push(score);
    references.push(reference);
  }
  const totals = new Float64Array(size);
  sumTotals(scores, pointsOfRows(columns, compiled), columns, totals);
  const order = rankTotals(totals, columns, compiled.ties);
  const rank = new Uint32Array(size);
  const bounds = boundGrades(compiled, order.length);
  const preliminary = new Uint8Array(size);
  placeRanked(order, bounds, rank, preliminary);
  return {
    values,
    scores,
    references,
    totals,
    order,
    rank,
    bounds,
    preliminary,
    final: adjustGrades(preliminary, columns, compiled),
  };
}
