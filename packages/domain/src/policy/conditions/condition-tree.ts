import {
  COMPARE_OPERATORS,
  type CompareOperator,
  type Expression,
  LOGIC_OPERATORS,
  type LogicOperator,
} from '../../rule/index.ts';

/** A condition as a form shows it: several in a group, two sides held against each other, or something that is or is not. */
export type ConditionShape =
  | { readonly kind: 'group'; readonly operator: LogicOperator; readonly items: readonly Expression[] }
  | {
      readonly kind: 'comparison';
      readonly operator: CompareOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'holds'; readonly of: Expression; readonly is: boolean }
  /** Only an expert can change it; it can be taken out as a whole. */
  | { readonly kind: 'other' };

const NAMES = ['fact', 'item', 'use', 'param'] as const;
/** Written with a name alone: a fact, a field of an item, a definition, a parameter. */
export const isNamed = (expression: Expression): boolean =>
  typeof expression === 'object' && NAMES.some((name) => name in expression);

const valueAt = (expression: object, key: string): unknown => Reflect.get(expression, key);

export function conditionShape(expression: Expression): ConditionShape {
  if (typeof expression !== 'object') return { kind: 'other' };
  if ('where' in expression) return { kind: 'other' };
  for (const operator of LOGIC_OPERATORS) {
    const items = valueAt(expression, operator);
    if (Array.isArray(items)) return { kind: 'group', operator, items: items as Expression[] };
  }
  for (const operator of COMPARE_OPERATORS) {
    const sides = valueAt(expression, operator);
    if (!Array.isArray(sides)) continue;
    const [left, right] = sides as Expression[];
    if (left !== undefined && right !== undefined) return { kind: 'comparison', operator, left, right };
  }
  if ('not' in expression && isNamed(expression.not)) {
    return { kind: 'holds', of: expression.not, is: false };
  }
  return isNamed(expression) ? { kind: 'holds', of: expression, is: true } : { kind: 'other' };
}

/** The operation as the data has it. */
function written(operator: string, operands: readonly Expression[]): Expression {
  const data: unknown = { [operator]: operands };
  return data as Expression;
}

export const comparison = (operator: CompareOperator, left: Expression, right: Expression): Expression =>
  written(operator, [left, right]);

export const group = (operator: LogicOperator, items: readonly Expression[]): Expression =>
  written(operator, items);

export const holds = (of: Expression, is: boolean): Expression => (is ? of : { not: of });

/** The steps from a condition to one inside its groups: `[1, 0]` is the first of its second. */
export type Steps = readonly number[];

/**
 * The condition with one of those inside it changed, or taken out where the change gives nothing. A group that is left with
 * one is that one.
 *
 * @returns `undefined` if nothing is left
 */
export function changeCondition(
  root: Expression,
  steps: Steps,
  change: (old: Expression) => Expression | undefined,
): Expression | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return change(root);
  const shape = conditionShape(root);
  if (shape.kind !== 'group') return root;
  const items = shape.items.flatMap((item, index) => {
    const changed = index === step ? changeCondition(item, rest, change) : item;
    return changed === undefined ? [] : [changed];
  });
  const [only] = items;
  if (items.length === 0) return undefined;
  const shrank = items.length < shape.items.length;
  return shrank && items.length < 2 && shape.operator !== 'none' ? only : group(shape.operator, items);
}

/** One more condition beside the others of a group; a condition that stands alone becomes a group. */
export function addCondition(to: Expression, added: Expression, operator: LogicOperator): Expression {
  const shape = conditionShape(to);
  if (shape.kind === 'group' && shape.operator === operator) return group(operator, [...shape.items, added]);
  return group(operator, [to, added]);
}
