import type { Expression, ValueType } from '../../rule/index.ts';
import { type ConditionRoom, isComparable, type Operand } from './condition-room.ts';
import { comparison } from './condition-tree.ts';

/** A value written out, of the kind and in the unit that the other side has. */
export function literalFor(type: ValueType, asOf: string): Expression {
  switch (type.kind) {
    case 'number':
      return type.unit.text === '' ? { value: '0' } : { value: '0', unit: type.unit.text };
    case 'date':
      return { date: asOf };
    case 'text':
      return type.options?.[0] ?? '';
    default:
      return true;
  }
}

/** What something can be held against in a room: everything of its kind and dimension but itself. */
export const againstOf = ({ operands }: ConditionRoom, type: ValueType, left: Expression) =>
  operands.filter(
    (one) => isComparable(type, one.type) && JSON.stringify(one.expression) !== JSON.stringify(left),
  );

/**
 * The condition an official begins from once something was named: it holds; or it is at least a parameter of its kind,
 * or a value that is written beside it and changed there.
 */
export function conditionOn({ expression, type }: Pick<Operand, 'expression' | 'type'>, room: ConditionRoom) {
  if (type.kind === 'boolean') return expression;
  const against = againstOf(room, type, expression);
  const right = against.find(({ of }) => of === 'parameter')?.expression ?? literalFor(type, room.asOf);
  return comparison(type.kind === 'text' ? 'equal' : 'atLeast', expression, right);
}
