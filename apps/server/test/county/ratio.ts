/** An exact quotient of whole numbers, kept reduced with a positive denominator. The oracle shares no arithmetic with the product. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

function greatest(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @param d - any whole number but 0 */
export function ratio(n: bigint, d = 1n): Ratio {
  if (d === 0n) throw new Error('a ratio needs a denominator');
  const g = greatest(n, d) || 1n;
  return d < 0n ? { n: -n / g, d: -d / g } : { n: n / g, d: d / g };
}

export const ZERO: Ratio = { n: 0n, d: 1n };

/** Reads a plain decimal such as `-12.340` without a detour through floating point. */
export function fromDecimal(text: string): Ratio {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) throw new Error(`not a plain decimal: ${text}`);
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2]}${fraction}`);
  return ratio(match[1] === '-' ? -digits : digits, 10n ** BigInt(fraction.length));
}

export const add = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
export const divide = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n);
export const equal = (a: Ratio, b: Ratio): boolean => a.n === b.n && a.d === b.d;

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Ratio, b: Ratio): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The sum in one reduction: adding a thousand unlike fractions one by one would grow without need. */
export function sum(values: readonly Ratio[]): Ratio {
  let level = [...values];
  if (level.length === 0) return ZERO;
  while (level.length > 1) {
    const next: Ratio[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const a = level[i] ?? ZERO;
      const b = level[i + 1];
      next.push(b === undefined ? a : add(a, b));
    }
    level = next;
  }
  return level[0] ?? ZERO;
}

/** Decimal text with `places` digits, halves away from zero; for messages and for comparing with printed files. */
export function toDecimal(value: Ratio, places: number): string {
  const scale = 10n ** BigInt(places);
  const negative = value.n < 0n;
  const top = (negative ? -value.n : value.n) * scale * 2n + value.d;
  const digits = (top / (value.d * 2n)).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}
