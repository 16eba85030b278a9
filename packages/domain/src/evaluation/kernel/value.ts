import { columnOf, denominatorOf, type EvaluationColumns, Membership } from './columns.ts';
import type { CompiledIndicator } from './compile.ts';
import { MILLION } from './millionths.ts';

/** The value of one row: NaN where a figure is unknown, the denominator is not above zero, or it is no member. */
export function valueAt(indicator: CompiledIndicator, columns: EvaluationColumns, row: number): number {
  if (columns.membership[row] === Membership.outside) return Number.NaN;
  const above = columnOf(columns, indicator.numerator)[row] as number;
  if (indicator.denominator === null) return above / MILLION;
  const below = columnOf(columns, indicator.denominator)[row] as number;
  return below > 0 ? above / below : Number.NaN;
}

/**
 * Writes numerator ÷ denominator of each member into `out`.
 *
 * NaN where a figure is unknown, the denominator is not above zero, or the enterprise is no member. Without a
 * denominator the value is the numerator, in its canonical unit.
 */
export function computeValues(
  indicator: CompiledIndicator,
  columns: EvaluationColumns,
  out: Float64Array,
): void {
  const { size, membership } = columns;
  const numerator = columnOf(columns, indicator.numerator);
  if (indicator.denominator === null) {
    for (let row = 0; row < size; row += 1) {
      out[row] = membership[row] === Membership.outside ? Number.NaN : (numerator[row] as number) / MILLION;
    }
    return;
  }
  const denominator = denominatorOf(columns, indicator.denominator);
  for (let row = 0; row < size; row += 1) {
    const below = denominator[row] as number;
    out[row] =
      below > 0 && membership[row] !== Membership.outside ? (numerator[row] as number) / below : Number.NaN;
  }
}
