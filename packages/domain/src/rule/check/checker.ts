import { compatible, type Unit } from '../../values/index.ts';
import type { Environment } from '../environment.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import type { Node } from '../node.ts';
import type { RuleProblem } from '../problem.ts';
import { describeType, type ValueType } from '../value-type.ts';

/** The declared fields of the items of each list around a node, the innermost last. */
export type Scope = readonly Readonly<Record<string, FactDeclaration>>[];

/** What one check carries along. An inference that has reported a problem gives `undefined`, so that it is reported once. */
export interface Checker {
  readonly environment: Environment;
  readonly types: Map<Node, ValueType>;
  readonly problems: RuleProblem[];
  /** The definitions being inferred now, outermost first: one met again is circular. */
  readonly open: Set<string>;
  infer(node: Node, scope: Scope): ValueType | undefined;
}

export function report(
  checker: Checker,
  node: Pick<Node, 'path'>,
  code: RuleProblem['code'],
  message: string,
  remedy: string,
): undefined {
  checker.problems.push({ path: node.path, code, message, remedy });
  return undefined;
}

/** Infers and demands a kind of value. */
export function expectKind<Kind extends ValueType['kind']>(
  checker: Checker,
  node: Node,
  scope: Scope,
  kind: Kind,
): Extract<ValueType, { kind: Kind }> | undefined {
  const type = checker.infer(node, scope);
  if (!type) return undefined;
  if (type.kind === kind) return type as Extract<ValueType, { kind: Kind }>;
  const words = { number: '数值', boolean: '是非（条件）', date: '日期', text: '文字', list: '清单' };
  const message = `这里应是${words[kind]}，写的却是${describeType(type)}`;
  return report(checker, node, 'wrong-type', message, '请改写这一项，或核对所引用的名称');
}

/** Demands that the node's unit can be converted to the other. */
export function expectUnit(checker: Checker, node: Node, found: Unit, wanted: Unit): boolean {
  if (compatible(found, wanted)) return true;
  const name = (text: Unit) => (text.text === '' ? '无单位的数' : `“${text.text}”`);
  const message = `单位不相容：${name(wanted)}与${name(found)}不能相加或比较`;
  report(checker, node, 'dimension-mismatch', message, '请核对这一项的单位，或是否少写了除数、乘数');
  return false;
}
