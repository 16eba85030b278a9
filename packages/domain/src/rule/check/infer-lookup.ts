import { PLAIN } from '../../values/index.ts';
import type { NodeOf } from '../node.ts';
import { suggest } from '../problem.ts';
import { unitOfScalar } from '../scalar.ts';
import { describeType, type ValueType } from '../value-type.ts';
import { type Checker, report, type Scope } from './checker.ts';

/** Every key of the table has to be given, as text or as a whole number without unit; the column gives the type. */
export function inferLookup(checker: Checker, node: NodeOf<'lookup'>, scope: Scope): ValueType | undefined {
  const table = checker.environment.tables.get(node.table);
  if (!table) {
    const remedy = suggest(node.table, checker.environment.tables.keys());
    return report(checker, node, 'unknown-name', `没有“${node.table}”这张表`, remedy);
  }
  const names = table.keys.map(({ name }) => name);
  for (const [name, key] of node.by) {
    const type = checker.infer(key, scope);
    if (!names.includes(name)) {
      report(checker, key, 'unknown-name', `表“${table.label}”没有“${name}”这个键`, suggest(name, names));
    } else if (type && type.kind !== 'text' && !(type.kind === 'number' && type.unit === PLAIN)) {
      const message = `表的键应是文字或无单位的整数，写的却是${describeType(type)}`;
      report(checker, key, 'wrong-type', message, '请改写这一项');
    }
  }
  for (const { name, label } of table.keys) {
    if (node.by.has(name)) continue;
    report(checker, node, 'bad-value', `查表“${table.label}”没有给出键“${label}”`, `请在 by 之下写 ${name}`);
  }
  const column = Object.hasOwn(table.columns, node.column) ? table.columns[node.column] : undefined;
  if (!column) {
    const message = `表“${table.label}”没有“${node.column}”这一栏`;
    return report(checker, node, 'unknown-name', message, suggest(node.column, Object.keys(table.columns)));
  }
  if (node.operator === 'listed') return { kind: 'boolean' };
  const type = column.type ?? 'number';
  if (type === 'number') return { kind: 'number', unit: unitOfScalar(column) };
  return type === 'text' ? { kind: 'text', options: undefined } : { kind: type };
}
