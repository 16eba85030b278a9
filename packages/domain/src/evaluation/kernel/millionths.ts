import { divide, type Exact, multiply, parseDecimal, toFloat, whole } from '../../values/index.ts';

/**
 * The kernel counts every fact in millionths of its canonical unit.
 *
 * A figure with up to six decimals is then a whole number, which float64 holds exactly up to 9,000 million units: sums are
 * exact whatever the order, and two enterprises with the same quotient have the same bits, so they tie as they should.
 * Quotients of two facts do not feel the scale.
 */
export const MILLION = 1e6;

const SCALE = whole(1_000_000n);

/** A figure in millionths, correctly rounded to float64; exact for up to six decimals. */
export const toMillionths = (figure: Exact): number => toFloat(multiply(figure, SCALE));

/**
 * The same for a decimal as text, without a detour through exact numbers: for columns read in bulk.
 *
 * @returns NaN if the text is empty or no decimal number
 */
export const parseMillionths = (decimal: string): number =>
  decimal === '' ? Number.NaN : Number(`${decimal}e6`);

/** The same for a number in the canonical unit, read as its shortest decimal: 8.29 is 8,290,000. */
export function millionthsOf(figure: number): number {
  const text = String(figure);
  return text.includes('e') ? figure * MILLION : Number(`${text}e6`);
}

/** The exact figure in the canonical unit, or `undefined` for NaN. */
export function exactOfMillionths(count: number): Exact | undefined {
  const counted = Number.isSafeInteger(count) ? whole(BigInt(count)) : parseDecimal(String(count));
  return counted && divide(counted, SCALE);
}

/** Back to the canonical unit, for display. */
export const fromMillionths = (count: number): number => count / MILLION;
