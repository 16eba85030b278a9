import { type Exact, roundTo, type Unit } from '../../values/index.ts';
import type { Cause } from '../cause.ts';
import type { Scope } from '../interpret/run.ts';
import { nameFacts } from '../name-facts.ts';
import type { Node, NodeOf } from '../node.ts';
import type { Settling } from './settling.ts';
import { between, lower, minus, type NumberSpan, over, plus, times, upper } from './span.ts';
import { inUnit, toBase } from './span-of-value.ts';

export function arithmeticSpan(settling: Settling, node: NodeOf<'arithmetic'>, scope: Scope): NumberSpan {
  const [first, ...rest] = node.operands.map((operand) => settling.number(operand, scope));
  if (!first) throw new TypeError('no operands');
  const [, below] = node.operands;
  if (node.operator === 'divide') {
    const [second] = rest;
    if (!second || !below) throw new TypeError('a quotient has two operands');
    const none = (): Cause => ({ kind: 'undefined-quotient', denominator: namesIn(settling, below, scope) });
    return over(first, second, none, node.positive);
  }
  const step = {
    add: plus,
    subtract: (a: NumberSpan, b: NumberSpan) => plus(a, minus(b)),
    multiply: times,
    min: lower,
    max: upper,
  }[node.operator];
  return rest.reduce(step, first);
}

const namesIn = ({ rule }: Settling, node: Node, { shift, items }: Scope) =>
  nameFacts(node, rule.environment, shift, (up) => {
    const item = items[items.length - 1 - up];
    return item && { fact: item.path, yearsBefore: item.yearsBefore };
  });

function unitOf({ rule }: Settling, node: Node): Unit {
  const type = rule.types.get(node);
  if (type?.kind !== 'number') throw new TypeError(`not a checked number: ${node.kind}`);
  return type.unit;
}

/** Rounding never turns the order of two numbers round. */
export function roundedSpan(settling: Settling, node: NodeOf<'round'>, scope: Scope): NumberSpan {
  const span = settling.number(node.operand, scope);
  if (span.broken) return span;
  const unit = unitOf(settling, node);
  const end = (bound: Exact | undefined) =>
    bound && toBase(roundTo(inUnit(bound, unit), node.places, node.mode), unit);
  return between(end(span.low), end(span.high), span.causes);
}
