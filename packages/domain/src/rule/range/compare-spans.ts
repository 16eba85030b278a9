import { compare } from '../../values/index.ts';
import type { NodeOf } from '../node.ts';
import {
  either,
  invert,
  isPoint,
  isSettled,
  type NumberSpan,
  type Span,
  type TruthSpan,
  truth,
} from './span.ts';

/** Whether all that one can be is less than all the other can be. */
function isUnder(a: NumberSpan, b: NumberSpan): boolean {
  if (!a.high || !b.low) return false;
  const order = compare(a.high, b.low);
  return order < 0 || (order === 0 && (a.below === true || b.above === true));
}

/** How two values compare, whatever the unknown in them turns out to be. */
export function compareSpans(operator: NodeOf<'compare'>['operator'], a: Span, b: Span): TruthSpan {
  if (operator === 'above') return invert(compareSpans('atMost', a, b));
  if (operator === 'below') return invert(compareSpans('atLeast', a, b));
  if (operator === 'unequal') return invert(compareSpans('equal', a, b));
  if (operator === 'atMost') return compareSpans('atLeast', b, a);
  const causes = [...a.causes, ...b.causes];
  if (a.kind === 'number' && b.kind === 'number') {
    if (a.broken || b.broken) return either(causes);
    if (operator === 'atLeast') {
      if (a.low && b.high && compare(a.low, b.high) >= 0) return truth(true);
      return isUnder(a, b) ? truth(false) : either(causes);
    }
    if (isPoint(a) && isPoint(b) && a.low && b.low) return truth(compare(a.low, b.low) === 0);
    return isUnder(a, b) || isUnder(b, a) ? truth(false) : either(causes);
  }
  if (a.kind === 'boolean' && b.kind === 'boolean') {
    return isSettled(a) && isSettled(b) ? truth(a.yes === b.yes) : either(causes);
  }
  if ((a.kind === 'text' || a.kind === 'date') && (b.kind === 'text' || b.kind === 'date')) {
    if (a.value === undefined || b.value === undefined) return either(causes);
    return truth(operator === 'equal' ? a.value === b.value : a.value >= b.value);
  }
  throw new TypeError('not compared');
}
