import { type EvaluationColumns, Membership } from './columns.ts';

/**
 * Writes each member's total into `out`: item scores added in the scheme's order, then the points of adjustments.
 * NaN — no total, no rank — as soon as one item has no score, and for enterprises that can only be listed.
 */
export function sumTotals(
  scores: readonly Float64Array[],
  points: Float64Array | undefined,
  { membership }: EvaluationColumns,
  out: Float64Array,
): void {
  out.fill(0);
  for (const score of scores) {
    for (let row = 0; row < out.length; row += 1) out[row] = (out[row] as number) + (score[row] as number);
  }
  for (let row = 0; row < out.length; row += 1) {
    if (membership[row] !== Membership.member) out[row] = Number.NaN;
    else if (points) out[row] = (out[row] as number) + (points[row] as number);
  }
}
