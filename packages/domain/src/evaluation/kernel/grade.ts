import type { Exact } from '../../values/index.ts';
import type { Grade, Quotas } from '../scheme/index.ts';
import type { CompiledScheme } from './compile.ts';

/** Grades by code: 1 is A … 4 is D; 0 is none. A smaller code is a better grade. */
export const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D'];

export const codeOfGrade = (grade: Grade): number => GRADES.indexOf(grade) + 1;

/** @returns the grade, or `null` for code 0 */
export const gradeOfCode = (code: number): Grade | null => GRADES[code - 1] ?? null;

/** The last rank that a cumulative share of `ranked` reaches, in whole-number arithmetic. */
export function lastRank(ranked: number, upToPercent: Exact, rounding: Quotas['rounding']): number {
  const numerator = upToPercent.n * BigInt(ranked);
  const denominator = upToPercent.d * 100n;
  const floor = numerator / denominator;
  const rest = numerator - floor * denominator;
  const up = rounding === 'ceiling' ? rest > 0n : rounding === 'halfUp' && 2n * rest >= denominator;
  return Number(up ? floor + 1n : floor);
}

/** One preliminary grade and the last rank that has it. */
export interface GradeBound {
  readonly grade: Grade;
  readonly last: number;
}

/** The last rank of each grade among `ranked` enterprises; empty if the scheme only ranks. */
export function boundGrades({ scheme, bounds }: CompiledScheme, ranked: number): readonly GradeBound[] {
  const rounding = scheme.quotas?.rounding ?? 'floor';
  return bounds.map(({ grade, upToPercent }) => ({ grade, last: lastRank(ranked, upToPercent, rounding) }));
}

/** The code of the preliminary grade at a rank (1 is the best), 0 if there are no grades. */
export function gradeAtRank(bounds: readonly GradeBound[], rank: number): number {
  const bound = bounds.find(({ last }) => rank <= last);
  return bound ? codeOfGrade(bound.grade) : 0;
}
