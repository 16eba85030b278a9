import { divide, type Exact, multiply, sign, subtract, whole } from '../values/index.ts';
import type { Quantity } from './schema/indicators-file.ts';

/**
 * By how many per cent a figure has changed since its base: grown, or fallen for a quantity that is to fall.
 *
 * @param inverse - the quantity is the reciprocal of the figure: energy per value added of value added per unit of energy
 * @returns exact, negative if it went the other way; `undefined` unless both figures are above zero
 */
export function changeSince(
  base: Exact,
  now: Exact,
  { direction, inverse = false }: Pick<Quantity, 'direction'> & { readonly inverse?: boolean | undefined },
): Exact | undefined {
  if (sign(base) <= 0 || sign(now) <= 0) return undefined;
  const [from, to] = inverse ? [now, base] : [base, now];
  const ratio = divide(to, from);
  if (!ratio) return undefined;
  const one = whole(1n);
  return multiply(direction === 'decrease' ? subtract(one, ratio) : subtract(ratio, one), whole(100n));
}
