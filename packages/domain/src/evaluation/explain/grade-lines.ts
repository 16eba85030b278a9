import { codeOfGrade, type EvaluationOutcome } from '../kernel/index.ts';
import type { EvaluationExplanation, GradeLine } from './explanation.ts';

/** Where each preliminary grade ends: its last rank and the total there. Grades that nobody has are left out. */
export function findGradeLines({ bounds, order, totals }: EvaluationOutcome): readonly GradeLine[] {
  return bounds.flatMap(({ grade, last }, at) => {
    const row = order[last - 1];
    const before = bounds[at - 1]?.last ?? 0;
    return row === undefined || last <= before
      ? []
      : [{ grade, rank: last, total: totals[row] ?? Number.NaN }];
  });
}

/** How far a row is from the next better grade that anybody has; `null` for the best and for the ungraded. */
export function findNext(
  outcome: EvaluationOutcome,
  lines: readonly GradeLine[],
  row: number,
): EvaluationExplanation['next'] {
  const code = outcome.preliminary[row] ?? 0;
  const better = lines.filter(({ grade }) => codeOfGrade(grade) < code);
  const line = better[better.length - 1];
  const total = outcome.totals[row];
  if (!line || total === undefined) return null;
  return { grade: line.grade, points: line.total - total, ranks: (outcome.rank[row] ?? 0) - line.rank };
}

/** Totals of the `around` ranks above and below a row, its own between them; empty for the unranked. */
export function listNeighbours(
  { order, rank, totals }: EvaluationOutcome,
  row: number,
  around: number,
): EvaluationExplanation['neighbours'] {
  const own = rank[row] ?? 0;
  if (own === 0) return [];
  const from = Math.max(0, own - 1 - around);
  return Array.from(order.subarray(from, own + around), (other, at) => ({
    rank: from + at + 1,
    total: totals[other] ?? Number.NaN,
  }));
}
