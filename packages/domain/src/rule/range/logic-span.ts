import type { Scope } from '../interpret/run.ts';
import type { NodeOf } from '../node.ts';
import type { Settling } from './settling.ts';
import { conjunction, disjunction, invert, isSettled, type TruthSpan } from './span.ts';
import { onlyFact } from './values-of.ts';

type Logic = NodeOf<'logic'>;

/**
 * All, any or none of some conditions. Those that hang on one and the same fact are looked at by themselves as well: two that
 * never hold together decide, whatever else is not known.
 */
export function logicSpan(settling: Settling, node: Logic, scope: Scope): TruthSpan {
  const parts = node.operands.map((operand) => settling.truth(operand, scope));
  const span = combine(node, parts);
  if (isSettled(span) || onlyFact(span.causes)) return span;
  const groups = new Map<string, Logic['operands'][number][]>();
  for (const [at, part] of parts.entries()) {
    const fact = isSettled(part) ? undefined : onlyFact(part.causes);
    const operand = node.operands[at];
    if (!fact || !operand) continue;
    const name = `${fact.yearsBefore} ${fact.fact}`;
    groups.set(name, [...(groups.get(name) ?? []), operand]);
  }
  for (const operands of groups.values()) {
    if (operands.length < 2) continue;
    const group = settling.truth({ ...node, operands }, scope);
    // One certain no decides `all` and `none`, one certain yes decides `any`.
    if (isSettled(group) && group.yes === (node.operator === 'any')) return group;
  }
  return span;
}

function combine({ operator }: Logic, parts: readonly TruthSpan[]): TruthSpan {
  if (operator === 'all') return conjunction(parts);
  return operator === 'any' ? disjunction(parts) : invert(disjunction(parts));
}
