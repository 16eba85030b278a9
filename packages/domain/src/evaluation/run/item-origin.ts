import { type CompiledIndicator, columnOf, denominatorOf, type EvaluationColumns } from '../kernel/index.ts';

/** Where an item score comes from. `fullForZero`: the denominator is exactly zero. */
export type ItemOrigin = 'computed' | 'meanOfMembers' | 'fullForZero' | 'none';

/** How the score of one row and indicator came about. */
export function originOf(
  indicator: CompiledIndicator,
  columns: EvaluationColumns,
  row: number,
  score: number,
): ItemOrigin {
  if (Number.isNaN(score)) return 'none';
  if (indicator.denominator === null) return 'computed';
  const below = denominatorOf(columns, indicator.denominator)[row];
  if (below === 0 && indicator.fillsZero) return 'fullForZero';
  if (Number.isNaN(below) && !Number.isNaN(columnOf(columns, indicator.numerator)[row]))
    return 'meanOfMembers';
  return 'computed';
}
