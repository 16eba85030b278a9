import type { Node, NodeOf } from '../node.ts';
import { describeType, type ValueType } from '../value-type.ts';
import { type Checker, expectKind, expectUnit, report, type Scope } from './checker.ts';

const BOOLEAN: ValueType = { kind: 'boolean' };

/** Whether two things can be held against each other; reports why not. */
function comparable(
  checker: Checker,
  node: Node,
  left: ValueType,
  right: ValueType,
  ordered: boolean,
): boolean {
  if (left.kind !== right.kind) {
    const message = `${describeType(left)}不能与${describeType(right)}比较`;
    report(checker, node, 'wrong-type', message, '请让两边是同一类的值');
    return false;
  }
  if (left.kind === 'list' || (ordered && left.kind !== 'number' && left.kind !== 'date')) {
    const message = `${describeType(left)}没有大小之分`;
    report(checker, node, 'wrong-type', message, '请改用 equal 或 unequal；清单请用 where');
    return false;
  }
  if (left.kind === 'number' && right.kind === 'number')
    return expectUnit(checker, node, right.unit, left.unit);
  if (left.kind === 'text' && right.kind === 'text' && left.options && right.options) {
    const allowed = left.options.length > 1 ? left.options : right.options;
    const others = left.options.length > 1 ? right.options : left.options;
    const stray = others.filter((option) => !allowed.includes(option));
    if (stray.length === others.length && allowed.length > 1) {
      const message = `“${stray.join('、')}”不在备选值之内`;
      report(checker, node, 'not-an-option', message, `备选值有：${allowed.join('、')}`);
      return false;
    }
  }
  return true;
}

export function inferCompare(checker: Checker, node: NodeOf<'compare'>, scope: Scope): ValueType {
  const left = checker.infer(node.left, scope);
  const right = checker.infer(node.right, scope);
  const ordered = node.operator !== 'equal' && node.operator !== 'unequal';
  if (left && right) comparable(checker, node, left, right, ordered);
  return BOOLEAN;
}

export function inferBetween(checker: Checker, node: NodeOf<'between'>, scope: Scope): ValueType {
  const type = checker.infer(node.operand, scope);
  for (const bound of [node.low, node.high]) {
    const limit = checker.infer(bound, scope);
    if (type && limit) comparable(checker, bound, type, limit, true);
  }
  return BOOLEAN;
}

export function inferOneOf(checker: Checker, node: NodeOf<'oneOf'>, scope: Scope): ValueType {
  const type = checker.infer(node.operand, scope);
  for (const option of node.options) {
    const other = checker.infer(option, scope);
    if (type && other) comparable(checker, option, type, other, false);
  }
  return BOOLEAN;
}

/** Both ways have to be of one kind; a number is given in the unit of `then`. */
export function inferChoose(checker: Checker, node: NodeOf<'choose'>, scope: Scope): ValueType | undefined {
  expectKind(checker, node.condition, scope, 'boolean');
  const whenTrue = checker.infer(node.whenTrue, scope);
  const whenFalse = checker.infer(node.whenFalse, scope);
  if (!whenTrue || !whenFalse) return undefined;
  if (whenTrue.kind !== whenFalse.kind || whenTrue.kind === 'list') {
    const message = `then 是${describeType(whenTrue)}，else 是${describeType(whenFalse)}，不能二选一`;
    return report(checker, node, 'wrong-type', message, '请让两边是同一类的单个值');
  }
  if (whenTrue.kind === 'number' && whenFalse.kind === 'number') {
    return expectUnit(checker, node.whenFalse, whenFalse.unit, whenTrue.unit) ? whenTrue : undefined;
  }
  if (whenTrue.kind === 'text' && whenFalse.kind === 'text') {
    const options =
      whenTrue.options && whenFalse.options
        ? [...new Set([...whenTrue.options, ...whenFalse.options])]
        : undefined;
    return { kind: 'text', options };
  }
  return whenTrue;
}
