import { columnOf, fromMillionths } from '../kernel/index.ts';
import type { Lever } from '../scheme/index.ts';
import type { Evaluable } from './patch-columns.ts';

/** The furthest that is searched: a hundredfold, or down to a hundredth. */
const FARTHEST = 100;

/** A lever of one enterprise: what it is now and how far it can be moved. */
export interface LeverRange {
  readonly lever: Lever;
  /** In the canonical unit. */
  readonly now: number;
  /** The greatest relative change worth searching, above 0. */
  readonly limit: number;
}

/** The figure after a relative change; more or less, as the lever goes. */
export const figureAfter = ({ lever, now }: LeverRange, change: number): number =>
  lever.direction === 'more' ? now * (1 + change) : now * (1 - change);

/**
 * The levers of one enterprise that can be moved by a share: facts that are known and above zero.
 *
 * A lever that would take the enterprise out of the population (land below the minimum) ends there.
 */
export function findLevers({ compiled, columns }: Evaluable, row: number): readonly LeverRange[] {
  const { minimum } = compiled;
  return compiled.scheme.levers.flatMap((lever) => {
    if (!columns.facts[lever.fact]) return [];
    const now = fromMillionths(columnOf(columns, lever.fact)[row] ?? Number.NaN);
    if (!(now > 0)) return [];
    const floor = minimum?.fact === lever.fact ? fromMillionths(minimum.atLeast) / now : 0;
    const down = Math.min(1 - 1 / FARTHEST, 1 - floor);
    return [{ lever, now, limit: lever.direction === 'more' ? FARTHEST - 1 : down }];
  });
}

/**
 * Ways to write the figure that a change comes to, the shortest first: 583.374… is 583.38 when the change is 75 and
 * `digits` is 4. The nearest such figure if the exact one is that but for the last bits, then the next one outward, then
 * the exact one.
 */
export function writeFigure(range: LeverRange, change: number, digits: number): readonly number[] {
  const exact = figureAfter(range, change);
  const moved = Math.abs(exact - range.now);
  const places = digits - 1 - Math.floor(Math.log10(moved));
  // Beyond what a decimal of a float64 can hold, the figure stands as it is.
  if (moved === 0 || places > 12) return [exact];
  const scale = 10 ** Math.abs(places);
  const scaled = places >= 0 ? exact * scale : exact / scale;
  const write = (count: number) => (places >= 0 ? Number((count / scale).toFixed(places)) : count * scale);
  const outward = range.lever.direction === 'more' ? Math.ceil(scaled) : Math.floor(scaled);
  const nearest = Math.round(scaled);
  const dust = Math.abs(scaled - nearest) < 1e-6;
  return [...(dust ? [write(nearest)] : []), write(outward), exact];
}

/** The relative change that a figure is, without sign. */
export const changeTo = ({ now }: LeverRange, figure: number): number => Math.abs(figure - now) / now;
