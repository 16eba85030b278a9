import { PLAIN, parseExactText, unit, whole } from '../values/index.ts';
import {
  AGGREGATES,
  COMPARE_OPERATORS,
  DAY_OPERATORS,
  type Expression,
  FOLD_OPERATORS,
  LOGIC_OPERATORS,
  QUANTIFIERS,
  type Quantity,
  type WhereExpression,
} from './expression.ts';
import type { Node, Path } from './node.ts';

type Below = (child: Expression, ...keys: readonly (string | number)[]) => Node;

/** Reads a quantity that the schema has passed. @throws RangeError if it has not */
export function readQuantity({ value, unit: text = '' }: Quantity) {
  const exact = parseExactText(value);
  if (!exact) throw new RangeError(`not a number: ${value}`);
  return { value: exact, unit: unit(text) };
}

/** The node of an expression that has passed the schema. @throws RangeError otherwise */
export function toNode(expression: Expression, path: Path = []): Node {
  const below: Below = (child, ...keys) => toNode(child, [...path, ...keys]);
  if (typeof expression === 'boolean') return { kind: 'boolean', value: expression, path };
  if (typeof expression === 'string') return { kind: 'text', value: expression, path };
  if (typeof expression === 'number') {
    return { kind: 'number', value: whole(expression), unit: PLAIN, path };
  }
  if ('value' in expression) return { kind: 'number', ...readQuantity(expression), path };
  if ('date' in expression) return { kind: 'date', value: expression.date, path };
  if ('fact' in expression) {
    return { kind: 'fact', fact: expression.fact, yearsBefore: expression.yearsBefore ?? 0, path };
  }
  if ('item' in expression) return { kind: 'item', field: expression.item, up: expression.up ?? 0, path };
  if ('param' in expression) return { kind: 'parameter', name: expression.param, path };
  if ('use' in expression) {
    return { kind: 'use', name: expression.use, yearsBefore: expression.yearsBefore ?? 0, path };
  }
  if ('where' in expression) return whereNode(expression, path, below);
  return structureNode(expression, path, below) ?? operatorNode(expression, path, below);
}

/** The operations with named parts. */
function structureNode(expression: object & Expression, path: Path, below: Below): Node | undefined {
  if ('if' in expression) {
    const whenTrue = below(expression.then, 'then');
    const whenFalse = below(expression.else, 'else');
    return { kind: 'choose', condition: below(expression.if, 'if'), whenTrue, whenFalse, path };
  }
  if ('everyYear' in expression || 'someYear' in expression) {
    const operator = 'everyYear' in expression ? 'everyYear' : 'someYear';
    const years = 'everyYear' in expression ? expression.everyYear : expression.someYear;
    return { kind: 'years', operator, years, condition: below(expression.meets, 'meets'), path };
  }
  if ('lookup' in expression || 'listed' in expression) {
    const operator = 'lookup' in expression ? 'lookup' : 'listed';
    const table = 'lookup' in expression ? expression.lookup : expression.listed;
    const by = new Map(Object.entries(expression.by).map(([key, child]) => [key, below(child, 'by', key)]));
    return { kind: 'lookup', operator, table, by, column: expression.column, path };
  }
  if ('tiers' in expression) {
    const { mode, steps } = expression;
    return {
      kind: 'tiers',
      mode,
      operand: below(expression.tiers, 'tiers'),
      from: steps.map(({ from }, index) => below(from, 'steps', index, 'from')),
      gives: steps.map(({ gives }, index) => below(gives, 'steps', index, 'gives')),
      path,
    };
  }
  if ('between' in expression) {
    const [operand, low, high] = expression.between.map((child, index) => below(child, 'between', index));
    if (!operand || !low || !high) throw new RangeError('between takes three operands');
    return { kind: 'between', operand, low, high, include: expression.include, path };
  }
  if ('oneOf' in expression) {
    const [operand, choices] = expression.oneOf;
    const options = choices.map((option, index) => below(option, 'oneOf', 1, index));
    return { kind: 'oneOf', operand: below(operand, 'oneOf', 0), options, path };
  }
  if ('not' in expression) return { kind: 'not', operand: below(expression.not, 'not'), path };
  if ('known' in expression) return { kind: 'known', operand: below(expression.known, 'known'), path };
  if ('negate' in expression) return { kind: 'negate', operand: below(expression.negate, 'negate'), path };
  if ('round' in expression) {
    const { places, mode = 'half-up', in: text } = expression;
    const target = text === undefined ? undefined : unit(text);
    return { kind: 'round', operand: below(expression.round, 'round'), places, unit: target, mode, path };
  }
  if ('convert' in expression) {
    return {
      kind: 'convert',
      operand: below(expression.convert, 'convert'),
      unit: unit(expression.to),
      path,
    };
  }
  if ('yearOf' in expression) {
    return { kind: 'day', operator: 'yearOf', operands: [below(expression.yearOf, 'yearOf')], path };
  }
  return undefined;
}

const member = <Key extends string>(keys: readonly Key[], key: string): Key | undefined =>
  keys.find((candidate) => candidate === key);

/** The operations that are one key with a group of operands. */
function operatorNode(expression: object & Expression, path: Path, below: Below): Node {
  const [key = '', value] =
    Object.entries<unknown>({ ...expression }).find(([, group]) => Array.isArray(group)) ?? [];
  const operands = ((value ?? []) as readonly Expression[]).map((child, index) => below(child, key, index));
  const logic = member(LOGIC_OPERATORS, key);
  if (logic) return { kind: 'logic', operator: logic, operands, path };
  const fold = member(FOLD_OPERATORS, key);
  if (fold) return { kind: 'arithmetic', operator: fold, operands, positive: false, path };
  const [left, right] = operands;
  if (!left || !right) throw new RangeError(`not a rule expression: ${Object.keys(expression).join(', ')}`);
  const compare = member(COMPARE_OPERATORS, key);
  if (compare) return { kind: 'compare', operator: compare, left, right, path };
  const day = member(DAY_OPERATORS, key);
  if (day) return { kind: 'day', operator: day, operands, path };
  const positive = 'positive' in expression && expression.positive === true;
  const operator = key === 'divide' ? 'divide' : 'subtract';
  return { kind: 'arithmetic', operator, operands, positive, path };
}

/** `meet` makes a list of its own, which the purpose then goes over. */
function whereNode(node: WhereExpression, path: Path, below: Below): Node {
  const whole = below(node.where, 'where');
  const list: Node =
    node.meet === undefined ? whole : { kind: 'select', list: whole, meet: below(node.meet, 'meet'), path };
  if (node.count !== undefined) {
    return { kind: 'count', list, unit: node.count === true ? PLAIN : unit(node.count), path };
  }
  for (const operator of QUANTIFIERS) {
    const condition = node[operator];
    if (condition !== undefined) {
      return { kind: 'quantify', operator, list, condition: below(condition, operator), path };
    }
  }
  for (const operator of AGGREGATES) {
    const of = node[operator];
    if (of !== undefined) return { kind: 'aggregate', operator, list, of: below(of, operator), path };
  }
  return list;
}
