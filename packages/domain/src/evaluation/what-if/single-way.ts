import { leastWhere } from './bisect.ts';
import { changeTo, figureAfter, type LeverRange, writeFigure } from './lever.ts';
import type { FactChanges } from './patch-columns.ts';

/** Whether figures reach the grade that is wanted. */
export type Reaches = (changes: FactChanges) => boolean;

/** One lever moved as little as reaches the grade. */
export interface LeverStep {
  readonly fact: string;
  readonly direction: 'more' | 'less';
  /** In the canonical unit. */
  readonly now: number;
  readonly needed: number;
  /** Relative change, without sign: 0.148 is 14.8 %. */
  readonly change: number;
}

/** Writes a change down as the shortest figure that reaches. */
export function stepOf(
  range: LeverRange,
  change: number,
  digits: number,
  reaches: (figure: number) => boolean,
): LeverStep {
  const needed = writeFigure(range, change, digits).find(reaches) ?? figureAfter(range, change);
  const { fact, direction } = range.lever;
  return { fact, direction, now: range.now, needed, change: changeTo(range, needed) };
}

/** The least relative change of one lever alone that reaches; `undefined` if it cannot. */
export function leastChange(range: LeverRange, reaches: Reaches): number | undefined {
  const { fact } = range.lever;
  return leastWhere((change) => reaches({ [fact]: figureAfter(range, change) }), 0, range.limit);
}
