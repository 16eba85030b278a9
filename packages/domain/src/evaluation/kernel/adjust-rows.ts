import { combineLimits, type GradeLimits, NO_LIMITS } from './adjust-grade.ts';
import { columnOf, type EvaluationColumns } from './columns.ts';
import type { CompiledScheme } from './compile.ts';
import type { AdjustmentShare, FigureOf } from './compile-adjustment.ts';
import { exactOfMillionths } from './millionths.ts';

/** A row's figures as exact numbers, for conditions. */
export function figuresOfRow(columns: EvaluationColumns, row: number): FigureOf {
  return (fact) => exactOfMillionths(columnOf(columns, fact)[row] ?? Number.NaN);
}

/** What the scheme's adjustments and what was granted from outside come to for one row. */
export function adjustRow(
  columns: EvaluationColumns,
  compiled: CompiledScheme,
  row: number,
): AdjustmentShare {
  const { granted } = columns;
  let limits: GradeLimits = granted
    ? { atLeast: granted.atLeast[row] ?? 0, shift: 0, atMost: granted.atMost[row] ?? 0 }
    : NO_LIMITS;
  let points = 0;
  const figureOf = figuresOfRow(columns, row);
  for (const { decide } of compiled.adjustments) {
    const share = decide(figureOf);
    if (!share || share === 'unknown') continue;
    points += share.points;
    limits = combineLimits(limits, share.limits);
  }
  return { points, limits };
}

/** Points of each row; `undefined` if the scheme gives none, so that the usual scheme pays nothing for them. */
export function pointsOfRows(columns: EvaluationColumns, compiled: CompiledScheme): Float64Array | undefined {
  if (!compiled.adjustments.some(({ adjustment }) => adjustment.effect.kind === 'points')) return undefined;
  const points = new Float64Array(columns.size);
  for (let row = 0; row < columns.size; row += 1) points[row] = adjustRow(columns, compiled, row).points;
  return points;
}
