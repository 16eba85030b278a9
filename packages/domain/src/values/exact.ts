/**
 * Exact rational numbers: what money, areas and thresholds are compared with.
 *
 * `n / d` with `d > 0n`, not necessarily reduced: reducing costs more than it saves on the short chains of a rule.
 * Nothing here rounds except {@link toDecimalString} and {@link toFloat}, which say so.
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Exact = { n: 0n, d: 1n };
export const ONE: Exact = { n: 1n, d: 1n };

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** A whole number as an exact value. */
export function whole(value: bigint | number): Exact {
  return { n: BigInt(value), d: 1n };
}

/**
 * Reads a plain decimal such as `-12.50` or `1.2e3` exactly.
 *
 * @returns the value, or `undefined` if the text is not a decimal number; never throws
 */
export function parseDecimal(text: string): Exact | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, integer = '', fraction = '', exponent] = match;
  if (integer === '' && fraction === '') return undefined;
  const shift = Number(exponent ?? 0) - fraction.length;
  const digits = BigInt(integer + fraction) * (sign === '-' ? -1n : 1n);
  return shift >= 0 ? { n: digits * 10n ** BigInt(shift), d: 1n } : { n: digits, d: 10n ** BigInt(-shift) };
}

/** Reads a decimal that is known to be well formed, as in plan data that has been validated. @throws RangeError otherwise */
export function decimal(text: string): Exact {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`not a decimal number: ${text}`);
  return value;
}

export const add = (a: Exact, b: Exact): Exact =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };

export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));

export const multiply = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d });

export const negate = (a: Exact): Exact => ({ n: -a.n, d: a.d });

/** @returns `a / b`, or `undefined` when `b` is zero */
export function divide(a: Exact, b: Exact): Exact | undefined {
  if (b.n === 0n) return undefined;
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: a.d * -b.n };
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; exact by cross-multiplication. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equals = (a: Exact, b: Exact): boolean => compare(a, b) === 0;
export const isZero = (a: Exact): boolean => a.n === 0n;
export const sign = (a: Exact): -1 | 0 | 1 => (a.n < 0n ? -1 : a.n > 0n ? 1 : 0);
export const minimum = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const maximum = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/** The same value in lowest terms, for storage and long sums. */
export function reduce(a: Exact): Exact {
  const common = gcd(a.n, a.d);
  return common > 1n ? { n: a.n / common, d: a.d / common } : a;
}

/**
 * Writes with exactly `places` decimals, rounded half away from zero (四舍五入).
 *
 * @example toDecimalString(decimal('2.345'), 2) // "2.35"
 */
export function toDecimalString(a: Exact, places: number): string {
  const scaled = (a.n < 0n ? -a.n : a.n) * 10n ** BigInt(places);
  const rounded = (2n * scaled + a.d) / (2n * a.d);
  const digits = rounded.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return a.n < 0n && rounded > 0n ? `-${text}` : text;
}

/**
 * Writes a finite decimal with no trailing zeros and no rounding, or `undefined` if the value has no finite decimal
 * form (one third). This is the storage and wire form.
 */
export function toPlainDecimal(a: Exact): string | undefined {
  const { n, d } = reduce(a);
  let rest = d;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let count = 0;
    while (rest % prime === 0n) {
      rest /= prime;
      count += 1;
    }
    places = Math.max(places, count);
  }
  if (rest !== 1n) return undefined;
  const text = toDecimalString({ n, d }, places);
  return places === 0 ? text : text.replace(/\.?0+$/, '');
}

/** The nearest float64, correctly rounded for every value whose shortest decimal has up to 17 significant digits. */
export function toFloat(a: Exact): number {
  const safe = BigInt(Number.MAX_SAFE_INTEGER);
  if (a.n <= safe && a.n >= -safe && a.d <= safe) return Number(a.n) / Number(a.d);
  const { n, d } = reduce(a);
  const magnitude = (n < 0n ? -n : n).toString().length - d.toString().length;
  const places = Math.max(0, 25 - magnitude);
  return Number(toDecimalString({ n, d }, places));
}
