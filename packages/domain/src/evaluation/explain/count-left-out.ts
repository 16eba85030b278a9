import {
  type CompiledIndicator,
  columnOf,
  denominatorOf,
  type EvaluationColumns,
  Membership,
} from '../kernel/index.ts';

/** Members whose figures did not enter a baseline, each counted once, under the first reason that holds. */
export interface LeftOut {
  readonly numeratorUnknown: number;
  readonly denominatorUnknown: number;
  readonly denominatorNotPositive: number;
}

/**
 * Why members of a group have no value to be summed: a figure is unknown, or the denominator is zero or below.
 *
 * @param group - index of the industry; 0 is the county
 */
export function countLeftOut(
  columns: EvaluationColumns,
  indicator: CompiledIndicator,
  group: number,
): LeftOut {
  const numerator = columnOf(columns, indicator.numerator);
  const denominator = denominatorOf(columns, indicator.denominator);
  let [numeratorUnknown, denominatorUnknown, denominatorNotPositive] = [0, 0, 0];
  for (let row = 0; row < columns.size; row += 1) {
    if (columns.membership[row] === Membership.outside) continue;
    if (group !== 0 && columns.industry[row] !== group) continue;
    const below = indicator.denominator === null ? 1 : (denominator[row] ?? Number.NaN);
    if (Number.isNaN(numerator[row] ?? Number.NaN)) numeratorUnknown += 1;
    else if (Number.isNaN(below)) denominatorUnknown += 1;
    else if (below <= 0) denominatorNotPositive += 1;
  }
  return { numeratorUnknown, denominatorUnknown, denominatorNotPositive };
}
