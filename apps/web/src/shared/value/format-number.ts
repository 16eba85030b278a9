import {
  type Exact,
  groupThousands,
  parseDecimal,
  sign as signOf,
  toDecimalString,
  toPlainDecimal,
} from '@tenglong/domain/values';
import { type Figure, formatAbsence, isAbsent, type TextForm, UNKNOWN } from './figure.ts';

export interface NumberStyle {
  /** Decimal places, rounded half away from zero; without it the value is written as it is. */
  readonly decimals?: number | undefined;
  /** `always` puts a plus before a positive number: for changes. */
  readonly sign?: 'auto' | 'always' | undefined;
}

const MINUS = '−';

/** The exact value of a figure: a float counts as its shortest decimal. `undefined` for absent or not finite. */
export function exactOf(figure: Figure): Exact | undefined {
  if (isAbsent(figure)) return undefined;
  if (typeof figure === 'number') return Number.isFinite(figure) ? parseDecimal(String(figure)) : undefined;
  return parseDecimal(figure.trim());
}

/**
 * A number as officials read it: thousands separated, a true minus sign, one rounding. A worksheet gets plain digits
 * with an ASCII minus instead.
 */
export function formatNumber(figure: Figure, style: NumberStyle = {}, form: TextForm = 'read'): string {
  if (isAbsent(figure)) return formatAbsence(figure, form);
  const exact = exactOf(figure);
  return exact ? formatExact(exact, style, form) : formatAbsence(UNKNOWN, form);
}

export function formatExact(exact: Exact, style: NumberStyle = {}, form: TextForm = 'read'): string {
  const text =
    style.decimals === undefined
      ? (toPlainDecimal(exact) ?? toDecimalString(exact, 6))
      : toDecimalString(exact, style.decimals);
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  // A value that rounds to nothing has no sign: neither "-0.0" nor "+0.0".
  const positive = !negative && signOf(exact) > 0 && /[1-9]/.test(digits);
  const plus = style.sign === 'always' && positive ? '+' : '';
  if (form === 'export') return `${negative ? '-' : plus}${digits}`;
  return `${negative ? MINUS : plus}${groupThousands(digits)}`;
}
