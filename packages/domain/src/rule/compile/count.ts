import { compare, type Exact, reduce } from '../../values/index.ts';
import type { Cause } from '../cause.ts';

/**
 * A number inside the compiled form: how often a fixed factor, known when the rule is compiled, goes into the
 * quantity. Nearly always a safe integer, so that money and areas are added and compared at the speed of plain
 * numbers; an exact fraction where it is none.
 */
export type Count = number | Exact;

/** An unknown inside the compiled form. */
export class Doubt {
  readonly causes: readonly Cause[];
  constructor(causes: readonly Cause[]) {
    this.causes = causes;
  }
}

export const joinDoubts = (a: unknown, b: unknown): Doubt =>
  a instanceof Doubt
    ? b instanceof Doubt
      ? new Doubt([...a.causes, ...b.causes])
      : a
    : b instanceof Doubt
      ? b
      : new Doubt([]);

const MAX = Number.MAX_SAFE_INTEGER;
const MAX_BIG = BigInt(MAX);

export const exactOf = (count: Count): Exact =>
  typeof count === 'number' ? { n: BigInt(count), d: 1n } : count;

/** A safe integer where it is one. */
export function countOf(value: Exact): Count {
  const { n, d } = reduce(value);
  return d === 1n && n <= MAX_BIG && n >= -MAX_BIG ? Number(n) : { n, d };
}

export function addCounts(a: Count, b: Count): Count {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a + b;
    if (result <= MAX && result >= -MAX) return result;
  }
  const [x, y] = [exactOf(a), exactOf(b)];
  return x.d === y.d ? { n: x.n + y.n, d: x.d } : { n: x.n * y.d + y.n * x.d, d: x.d * y.d };
}

export function multiplyCounts(a: Count, b: Count): Count {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a * b;
    if (result <= MAX && result >= -MAX) return result === 0 ? 0 : result;
  }
  const [x, y] = [exactOf(a), exactOf(b)];
  return { n: x.n * y.n, d: x.d * y.d };
}

export const negateCount = (a: Count): Count =>
  typeof a === 'number' ? (a === 0 ? 0 : -a) : { n: -a.n, d: a.d };

/** `b` is not zero. */
export function divideCounts(a: Count, b: Count): Count {
  if (typeof a === 'number' && typeof b === 'number' && a % b === 0) return a / b + 0;
  const [x, y] = [exactOf(a), exactOf(b)];
  return y.n > 0n ? { n: x.n * y.d, d: x.d * y.n } : { n: -x.n * y.d, d: x.d * -y.n };
}

export const signOfCount = (a: Count): number =>
  typeof a === 'number' ? Math.sign(a) : a.n < 0n ? -1 : a.n > 0n ? 1 : 0;

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareCounts(a: Count, b: Count): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return compare(exactOf(a), exactOf(b));
}
