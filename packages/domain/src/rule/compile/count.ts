import {
  add,
  compare,
  divide,
  type Exact,
  multiply,
  type Rounding,
  reduce,
  roundTo,
} from '../../values/index.ts';
import type { Cause } from '../cause.ts';

/**
 * A number inside the compiled form: how often a fixed factor, known when the rule is compiled, goes into the
 * quantity. Nearly always a safe integer, or a fraction of two, so that money and areas are added, divided and
 * compared at the speed of plain numbers; an exact fraction of any size where it is neither.
 */
export type Count = number | Fraction | Exact;

/** A fraction of two safe integers, `over` above zero; not necessarily in lowest terms. */
export class Fraction {
  readonly top: number;
  readonly over: number;
  constructor(top: number, over: number) {
    this.top = top;
    this.over = over;
  }
}

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

const isSafe = (value: number): boolean => value <= MAX && value >= -MAX;

export const exactOf = (count: Count): Exact =>
  typeof count === 'number'
    ? { n: BigInt(count), d: 1n }
    : count instanceof Fraction
      ? { n: BigInt(count.top), d: BigInt(count.over) }
      : count;

/** A safe integer where it is one. */
export function countOf(value: Exact): Count {
  const { n, d } = reduce(value);
  return d === 1n && n <= MAX_BIG && n >= -MAX_BIG ? Number(n) : { n, d };
}

export function addCounts(a: Count, b: Count): Count {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a + b;
    if (isSafe(result)) return result;
  } else {
    const fraction = addFractions(a, b);
    if (fraction) return fraction;
  }
  return add(exactOf(a), exactOf(b));
}

const topOf = (a: number | Fraction): number => (typeof a === 'number' ? a : a.top);
const overOf = (a: number | Fraction): number => (typeof a === 'number' ? 1 : a.over);

/** The sum, if it and everything on the way to it stays within the safe integers. */
function addFractions(a: Count, b: Count): Fraction | undefined {
  if (!(typeof a === 'number' || a instanceof Fraction)) return undefined;
  if (!(typeof b === 'number' || b instanceof Fraction)) return undefined;
  const over = overOf(a);
  const other = overOf(b);
  if (over === other) {
    const top = topOf(a) + topOf(b);
    return isSafe(top) ? new Fraction(top, over) : undefined;
  }
  // Over the least common denominator: 113 and 109 hundredths stay small where their product would not.
  const common = commonDivisor(over, other);
  const times = other / common;
  const left = topOf(a) * times;
  const right = topOf(b) * (over / common);
  const whole = over * times;
  const top = left + right;
  return isSafe(left) && isSafe(right) && isSafe(top) && isSafe(whole) ? new Fraction(top, whole) : undefined;
}

/** The greatest whole number that goes into two safe ones, none of them below zero and one above it. */
export function commonDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y > 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

export function multiplyCounts(a: Count, b: Count): Count {
  if (typeof a === 'number') {
    if (typeof b === 'number') {
      const result = a * b;
      if (isSafe(result)) return result === 0 ? 0 : result;
    } else if (b instanceof Fraction) {
      const top = a * b.top;
      if (isSafe(top)) return new Fraction(top, b.over);
    }
  } else if (a instanceof Fraction) {
    if (typeof b === 'number') return multiplyCounts(b, a);
    if (b instanceof Fraction) {
      const top = a.top * b.top;
      const over = a.over * b.over;
      if (isSafe(top) && isSafe(over)) return new Fraction(top, over);
    }
  }
  return multiply(exactOf(a), exactOf(b));
}

export const negateCount = (a: Count): Count =>
  typeof a === 'number'
    ? a === 0
      ? 0
      : -a
    : a instanceof Fraction
      ? new Fraction(-a.top, a.over)
      : { n: -a.n, d: a.d };

/** `b` is not zero. */
export function divideCounts(a: Count, b: Count): Count {
  if (typeof a === 'number' && typeof b === 'number') {
    const whole = Math.round(a / b);
    if (whole * b === a) return whole + 0;
    return b > 0 ? new Fraction(a, b) : new Fraction(-a, -b);
  }
  const quotient = divide(exactOf(a), exactOf(b));
  if (!quotient) throw new RangeError('divided by zero');
  return quotient;
}

export const signOfCount = (a: Count): number =>
  typeof a === 'number'
    ? Math.sign(a)
    : a instanceof Fraction
      ? Math.sign(a.top)
      : a.n < 0n
        ? -1
        : a.n > 0n
          ? 1
          : 0;

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareCounts(a: Count, b: Count): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if ((typeof a === 'number' || a instanceof Fraction) && (typeof b === 'number' || b instanceof Fraction)) {
    const left = topOf(a) * overOf(b);
    const right = topOf(b) * overOf(a);
    if (isSafe(left) && isSafe(right)) return left < right ? -1 : left > right ? 1 : 0;
    if (typeof b === 'number') return compareToWhole(a, b);
    if (typeof a === 'number') return -compareToWhole(b, a);
  }
  return compare(exactOf(a), exactOf(b));
}

/** A fraction and a whole number whose cross product is no safe integer: by the whole part, then by the rest. */
function compareToWhole(a: number | Fraction, b: number): number {
  const rest = topOf(a) % overOf(a);
  const part = (topOf(a) - rest) / overOf(a);
  return part < b ? -1 : part > b ? 1 : Math.sign(rest);
}

/**
 * Rounds a count, taken `times` over, to a whole number.
 *
 * @param times - a fraction of two safe integers is fast, any other is exact all the same
 */
export function roundCount(count: Count, times: Exact, mode: Rounding): Count {
  if (!(typeof count === 'number' || count instanceof Fraction)) return roundExactly(count, times, mode);
  const top = Math.abs(topOf(count)) * Number(times.n);
  const over = overOf(count) * Number(times.d);
  // Twice the fraction and half a step more have to be safe, too.
  if (!isSafe(2 * top + over) || !isSafe(2 * over)) return roundExactly(exactOf(count), times, mode);
  const rest = top % over;
  const floor = (top - rest) / over;
  const up = mode === 'half-up' ? 2 * rest >= over : mode === 'up' && rest > 0;
  const magnitude = up ? floor + 1 : floor;
  return topOf(count) < 0 ? negateCount(magnitude) : magnitude;
}

const roundExactly = (value: Exact, times: Exact, mode: Rounding): Count =>
  countOf(roundTo(multiply(value, times), 0, mode));
