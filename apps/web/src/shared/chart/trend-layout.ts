import { linear, spread } from './measure.ts';

export interface TrendPoint {
  readonly label: string;
  readonly own: number | null;
  /** The comparison: a baseline, a line to reach. */
  readonly context: number | null;
}

export interface TrendLayout {
  /** Unbroken stretches as [x, y] pairs; an unknown year breaks the line. */
  readonly own: readonly (readonly (readonly [number, number])[])[];
  readonly context: readonly (readonly (readonly [number, number])[])[];
  readonly ticks: readonly { readonly label: string; readonly x: number }[];
  readonly last: {
    readonly x: number;
    readonly own: { readonly y: number; readonly labelY: number } | undefined;
    readonly context: { readonly labelY: number } | undefined;
  };
}

export interface TrendBox {
  readonly width: number;
  readonly height: number;
  /** Room at the right for the last values. */
  readonly labels: number;
}

const LINE = 14;
const TOP = 10;
const AXIS = 18;
/** A year under the axis needs this much, in px; closer together, only the ends are named. */
const TICK = 44;

type Series = 'own' | 'context';

/** A small line with its comparison, both on one scale that need not begin at zero: it shows the way, not the size. */
export function trendLayout(points: readonly TrendPoint[], box: TrendBox): TrendLayout {
  const bottom = box.height - AXIS - 4;
  const values = points.flatMap(({ own, context }) => [own, context]).filter((value) => value !== null);
  const y = linear([Math.min(...values), Math.max(...values)], [bottom, TOP]);
  const x = linear([0, Math.max(points.length - 1, 1)], [5, box.width - box.labels - 8]);
  const lastOwn = points.at(-1)?.own ?? null;
  const lastContext = points.at(-1)?.context ?? null;
  const lastYs = [lastOwn, lastContext].filter((value) => value !== null).map((value) => y(value) + 4);
  const spaced = spread(lastYs, LINE, [TOP, bottom + 6]);
  const ends = [0, points.length - 1];
  const roomy = x(1) - x(0) >= TICK;
  return {
    own: stretches(points, 'own', x, y),
    context: stretches(points, 'context', x, y),
    ticks: points.map(({ label }, at) => ({ label, x: x(at) })).filter((_, at) => roomy || ends.includes(at)),
    last: {
      x: x(points.length - 1),
      own: lastOwn === null ? undefined : { y: y(lastOwn), labelY: spaced[0] ?? 0 },
      context: lastContext === null ? undefined : { labelY: spaced[lastOwn === null ? 0 : 1] ?? 0 },
    },
  };
}

function stretches(
  points: readonly TrendPoint[],
  series: Series,
  x: (at: number) => number,
  y: (value: number) => number,
): (readonly (readonly [number, number])[])[] {
  const parts: [number, number][][] = [];
  let open: [number, number][] = [];
  points.forEach((point, at) => {
    const value = point[series];
    if (value === null) {
      if (open.length > 0) parts.push(open);
      open = [];
    } else {
      open.push([x(at), y(value)]);
    }
  });
  if (open.length > 0) parts.push(open);
  return parts;
}
