import { type Exact, reduce } from './exact.ts';

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const SMALLEST_EXPONENT = -1074;

function bitLength(value: bigint): number {
  const hex = value.toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28;
}

/**
 * The nearest float64, ties to the even one, as IEEE 754 rounds: exactly one rounding, subnormal numbers included.
 * Beyond the range it is infinite.
 */
export function toFloat(a: Exact): number {
  if (a.n <= SAFE && a.n >= -SAFE && a.d <= SAFE) return Number(a.n) / Number(a.d);
  const { n, d } = reduce(a);
  const magnitude = n < 0n ? -n : n;
  // 2 ** exponent <= magnitude / d < 2 ** (exponent + 1)
  let exponent = bitLength(magnitude) - bitLength(d);
  if (exponent >= 0 ? magnitude < d << BigInt(exponent) : magnitude << BigInt(-exponent) < d) exponent -= 1;
  // The last bit a float64 of this size can hold.
  const unit = Math.max(exponent - 52, SMALLEST_EXPONENT);
  const numerator = unit < 0 ? magnitude << BigInt(-unit) : magnitude;
  const denominator = unit < 0 ? d : d << BigInt(unit);
  const floor = numerator / denominator;
  const twice = 2n * (numerator - floor * denominator);
  const up = twice > denominator || (twice === denominator && floor % 2n === 1n);
  const result = unit > 971 ? Number.POSITIVE_INFINITY : Number(up ? floor + 1n : floor) * 2 ** unit;
  return n < 0n ? -result : result;
}
