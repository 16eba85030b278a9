import { compare, type Exact, subtract, ZERO } from '../values/index.ts';
import type { Reading } from './effective-value.ts';
import { figure } from './figure.ts';
import type { Quantity } from './schema/indicators-file.ts';

/** Whether a target is reached, and by how much it is not. */
export interface TargetVerdict {
  readonly met: boolean;
  /** What is wanting, in the unit of the quantity; zero where the target is reached or exactly touched. */
  readonly short: Exact;
}

/**
 * A figure against its target, exactly: a strict target is not reached by the figure itself. A target printed as a range
 * is reached at its lower end.
 */
export function meetsTarget(
  quantity: Pick<Quantity, 'direction'>,
  target: Pick<Reading, 'value' | 'strict'>,
  actual: Exact,
): TargetVerdict {
  const order = compare(actual, figure(target.value)) * (quantity.direction === 'atMost' ? -1 : 1);
  const met = target.strict ? order > 0 : order >= 0;
  const gap = subtract(figure(target.value), actual);
  const short = quantity.direction === 'atMost' ? subtract(ZERO, gap) : gap;
  return { met, short: compare(short, ZERO) > 0 ? short : ZERO };
}
