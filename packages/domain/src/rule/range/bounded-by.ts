import { maximum, minimum } from '../../values/index.ts';
import type { FactReference } from '../cause.ts';
import type { Scope } from '../interpret/run.ts';
import type { Node } from '../node.ts';
import type { Settling } from './settling.ts';
import { between, isPoint, type NumberSpan } from './span.ts';

const WHOLE: Scope = { shift: 0, items: [] };

/**
 * How much a number not known can be at all, given what has to hold of any facts: a part is no larger than the whole, where that
 * is known. Only a comparison of the fact itself bounds it.
 */
export function boundedBy(
  settling: Settling,
  { fact, yearsBefore }: FactReference,
  open: NumberSpan,
): NumberSpan {
  const isIt = (node: Node): boolean =>
    node.kind === 'fact' && node.fact === fact && node.yearsBefore === yearsBefore;
  return settling.given.reduce((span, rule) => {
    const { node } = rule;
    if (node.kind !== 'compare' || (node.operator !== 'atMost' && node.operator !== 'atLeast')) return span;
    const [small, great] = node.operator === 'atMost' ? [node.left, node.right] : [node.right, node.left];
    const other = isIt(small) ? great : isIt(great) ? small : undefined;
    const end = other && settling.assuming(undefined, undefined, rule).span(other, WHOLE);
    if (end?.kind !== 'number' || !isPoint(end) || !end.low) return span;
    return isIt(small)
      ? between(span.low, span.high ? minimum(span.high, end.low) : end.low, span.causes)
      : between(span.low ? maximum(span.low, end.low) : end.low, span.high, span.causes);
  }, open);
}
