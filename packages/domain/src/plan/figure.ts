import { decimal, divide, type Exact, whole } from '../values/index.ts';
import type { Amount } from './schema/primitives.ts';

/** The exact value of a validated figure: `34.6`, or `1/3`. */
export function figure(text: string): Exact {
  const [numerator = '', denominator] = text.split('/');
  if (denominator === undefined) return decimal(text);
  const value = divide(decimal(numerator), decimal(denominator));
  if (!value) throw new RangeError(`a figure of the plan divides by zero: ${text}`);
  return value;
}

/** The exact value of a list cell. */
export function amount(value: Amount): Exact {
  return typeof value === 'number' ? whole(value) : decimal(value);
}
