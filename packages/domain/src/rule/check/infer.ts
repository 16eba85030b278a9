import { PLAIN, unit } from '../../values/index.ts';
import type { Node, NodeOf } from '../node.ts';
import { suggest } from '../problem.ts';
import { unitOfScalar } from '../scalar.ts';
import { typeOfFact, type ValueType } from '../value-type.ts';
import { type Checker, expectKind, expectUnit, report, type Scope } from './checker.ts';
import { inferBetween, inferChoose, inferCompare, inferOneOf } from './infer-comparison.ts';
import { inferLookup } from './infer-lookup.ts';
import { inferArithmetic } from './infer-number.ts';
import { inferTiers } from './infer-tiers.ts';

const BOOLEAN: ValueType = { kind: 'boolean' };
const DAY = unit('日');
const MONTH = unit('月');

/** The type of a node, or `undefined` once a problem below it has been reported. */
export function inferNode(checker: Checker, node: Node, scope: Scope): ValueType | undefined {
  const { environment } = checker;
  switch (node.kind) {
    case 'number':
      return { kind: 'number', unit: node.unit };
    case 'boolean':
    case 'date':
      return { kind: node.kind };
    case 'text':
      return { kind: 'text', options: [node.value] };
    case 'fact': {
      const declaration = environment.facts.get(node.fact);
      if (declaration) return typeOfFact(declaration);
      const remedy = suggest(node.fact, environment.facts.keys());
      return report(checker, node, 'unknown-name', `没有“${node.fact}”这项事实`, remedy);
    }
    case 'item':
      return inferItem(checker, node, scope);
    case 'parameter': {
      const parameter = environment.parameters.get(node.name);
      if (!parameter) {
        const remedy = suggest(node.name, environment.parameters.keys());
        return report(checker, node, 'unknown-name', `没有“${node.name}”这个参数`, remedy);
      }
      const type = parameter.type ?? 'number';
      if (type === 'number') return { kind: 'number', unit: unitOfScalar(parameter) };
      return type === 'text' ? { kind: 'text', options: undefined } : { kind: type };
    }
    case 'use':
      return inferUse(checker, node);
    case 'logic':
      for (const operand of node.operands) expectKind(checker, operand, scope, 'boolean');
      return BOOLEAN;
    case 'not':
      expectKind(checker, node.operand, scope, 'boolean');
      return BOOLEAN;
    case 'years':
      expectKind(checker, node.condition, scope, 'boolean');
      return BOOLEAN;
    case 'known':
      checker.infer(node.operand, scope);
      return BOOLEAN;
    case 'compare':
      return inferCompare(checker, node, scope);
    case 'between':
      return inferBetween(checker, node, scope);
    case 'oneOf':
      return inferOneOf(checker, node, scope);
    case 'choose':
      return inferChoose(checker, node, scope);
    case 'arithmetic':
      return inferArithmetic(checker, node, scope);
    case 'negate':
      return expectKind(checker, node.operand, scope, 'number');
    case 'round': {
      const type = expectKind(checker, node.operand, scope, 'number');
      if (!type || !node.unit) return type;
      return expectUnit(checker, node, type.unit, node.unit)
        ? { kind: 'number', unit: node.unit }
        : undefined;
    }
    case 'convert': {
      const type = expectKind(checker, node.operand, scope, 'number');
      if (!type || !expectUnit(checker, node, type.unit, node.unit)) return undefined;
      return { kind: 'number', unit: node.unit };
    }
    case 'select': {
      const list = expectKind(checker, node.list, scope, 'list');
      if (list) expectKind(checker, node.meet, [...scope, list.fields], 'boolean');
      return list;
    }
    case 'quantify': {
      const list = expectKind(checker, node.list, scope, 'list');
      if (list) expectKind(checker, node.condition, [...scope, list.fields], 'boolean');
      return BOOLEAN;
    }
    case 'count':
      expectKind(checker, node.list, scope, 'list');
      return { kind: 'number', unit: node.unit };
    case 'aggregate': {
      const list = expectKind(checker, node.list, scope, 'list');
      return list && expectKind(checker, node.of, [...scope, list.fields], 'number');
    }
    case 'lookup':
      return inferLookup(checker, node, scope);
    case 'tiers':
      return inferTiers(checker, node, scope);
    case 'day':
      return inferDay(checker, node, scope);
  }
}

function inferItem(checker: Checker, node: NodeOf<'item'>, scope: Scope): ValueType | undefined {
  const fields = scope[scope.length - 1 - node.up];
  if (!fields) {
    const message = `“${node.field}”是清单里一项的栏目，但这里不在清单之内`;
    return report(checker, node, 'no-item-here', message, '请写在 where 之下，或改用 fact 引用整体的事实');
  }
  const declaration = Object.hasOwn(fields, node.field) ? fields[node.field] : undefined;
  if (declaration) return typeOfFact(declaration);
  const remedy = suggest(node.field, Object.keys(fields));
  return report(checker, node, 'unknown-name', `清单的每一项里没有“${node.field}”这个栏目`, remedy);
}

function inferUse(checker: Checker, node: NodeOf<'use'>): ValueType | undefined {
  const definition = checker.environment.definitions.get(node.name);
  if (!definition) {
    const remedy = suggest(node.name, checker.environment.definitions.keys());
    return report(checker, node, 'unknown-name', `没有“${node.name}”这个定义`, remedy);
  }
  if (checker.open.has(node.name)) {
    const circle = [...checker.open, node.name].join(' → ');
    return report(checker, node, 'circular-definition', `定义绕了一圈：${circle}`, '请删去其中一处引用');
  }
  checker.open.add(node.name);
  const type = checker.infer(definition.node, []);
  checker.open.delete(node.name);
  if (!type || !definition.unit) return type;
  if (type.kind !== 'number') {
    const message = `定义“${definition.label}”不是数值，不能带单位“${definition.unit.text}”`;
    return report(checker, definition.node, 'wrong-type', message, '请删去定义的 unit');
  }
  return expectUnit(checker, definition.node, type.unit, definition.unit)
    ? { kind: 'number', unit: definition.unit }
    : undefined;
}

function inferDay(checker: Checker, node: NodeOf<'day'>, scope: Scope): ValueType | undefined {
  const [first, second] = node.operands;
  if (first) expectKind(checker, first, scope, 'date');
  if (node.operator === 'yearOf' || !second) return { kind: 'number', unit: PLAIN };
  if (node.operator === 'addDays' || node.operator === 'addWorkingDays' || node.operator === 'addMonths') {
    const amount = expectKind(checker, second, scope, 'number');
    if (amount) expectUnit(checker, second, amount.unit, node.operator === 'addMonths' ? MONTH : DAY);
    return { kind: 'date' };
  }
  expectKind(checker, second, scope, 'date');
  return { kind: 'number', unit: node.operator === 'monthsBetween' ? MONTH : DAY };
}
