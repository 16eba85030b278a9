/**
 * Exact rational numbers: what money, areas and thresholds are compared with.
 *
 * `n / d` with `d > 0n`, not necessarily reduced: reducing costs more than it saves on the short chains of a rule.
 * Nothing here rounds except {@link roundTo}, which says so; texts are in `decimal.ts`, floats in `to-float.ts`.
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Exact = { n: 0n, d: 1n };
export const ONE: Exact = { n: 1n, d: 1n };

/** A whole number as an exact value. */
export function whole(value: bigint | number): Exact {
  return { n: BigInt(value), d: 1n };
}

export const add = (a: Exact, b: Exact): Exact =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };

export const subtract = (a: Exact, b: Exact): Exact =>
  a.d === b.d ? { n: a.n - b.n, d: a.d } : { n: a.n * b.d - b.n * a.d, d: a.d * b.d };

export const multiply = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d });

export const negate = (a: Exact): Exact => ({ n: -a.n, d: a.d });

/** @returns `a / b`, or `undefined` when `b` is zero */
export function divide(a: Exact, b: Exact): Exact | undefined {
  if (b.n === 0n) return undefined;
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: a.d * -b.n };
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; exact by cross-multiplication. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equals = (a: Exact, b: Exact): boolean => compare(a, b) === 0;
export const isZero = (a: Exact): boolean => a.n === 0n;
export const sign = (a: Exact): -1 | 0 | 1 => (a.n < 0n ? -1 : a.n > 0n ? 1 : 0);
export const minimum = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const maximum = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** Greatest common divisor of `a` and `b`; never negative. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/** The same value in lowest terms, for storage and long chains. */
export function reduce(a: Exact): Exact {
  if (a.d === 1n) return a;
  const common = greatestCommonDivisor(a.n, a.d);
  return common > 1n ? { n: a.n / common, d: a.d / common } : a;
}

/**
 * Adds any number of values. Values of one denominator are added first, so that a column of ten thousand decimals
 * does not multiply ten thousand denominators.
 */
export function sum(values: Iterable<Exact>): Exact {
  const byDenominator = new Map<bigint, bigint>();
  for (const { n, d } of values) byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n);
  let total = ZERO;
  for (const [d, n] of byDenominator) total = reduce(add(total, { n, d }));
  return total;
}

const POWERS: readonly bigint[] = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

/** How often ten goes into the denominator of `1 / 10 ** places`; `undefined` if the value is nothing of that kind. */
export const placesOfTenth = ({ n, d }: Exact): number | undefined => {
  const places = n === 1n ? POWERS.indexOf(d) : -1;
  return places < 0 ? undefined : places;
};

/** `10 ** exponent`. */
export const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

/** 四舍五入 (half away from zero), 舍去 (towards zero), 进一 (away from zero). */
export type Rounding = 'half-up' | 'down' | 'up';

/**
 * Rounds to `places` decimals; negative places round to tens, hundreds and so on.
 *
 * @example roundTo(decimal('-2.345'), 2, 'half-up') // -2.35
 */
export function roundTo(a: Exact, places: number, mode: Rounding): Exact {
  const power = powerOfTen(Math.abs(places));
  // Nothing to round: nearly every amount of money is in 分 already.
  if (places >= 0 && power % a.d === 0n) return { n: a.n * (power / a.d), d: power };
  const n = (a.n < 0n ? -a.n : a.n) * (places >= 0 ? power : 1n);
  const d = a.d * (places >= 0 ? 1n : power);
  const quotient = mode === 'half-up' ? (2n * n + d) / (2n * d) : mode === 'up' ? (n + d - 1n) / d : n / d;
  const signed = a.n < 0n ? -quotient : quotient;
  return places >= 0 ? { n: signed, d: power } : { n: signed * power, d: 1n };
}
