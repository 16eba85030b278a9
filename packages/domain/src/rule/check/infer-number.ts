import { divideUnits, multiplyUnits, type Unit, withoutRatios } from '../../values/index.ts';
import type { NodeOf } from '../node.ts';
import type { ValueType } from '../value-type.ts';
import { type Checker, expectKind, expectUnit, type Scope } from './checker.ts';

/**
 * Sums, differences, least and greatest are given in the unit of their first operand; products and quotients in the
 * product or quotient of the units, ratios (%) taken as the numbers they are.
 */
export function inferArithmetic(
  checker: Checker,
  node: NodeOf<'arithmetic'>,
  scope: Scope,
): ValueType | undefined {
  const types = node.operands.map((operand) => expectKind(checker, operand, scope, 'number'));
  const [first, ...rest] = types;
  if (!first || rest.some((type) => !type)) return undefined;
  let unit: Unit = first.unit;
  let sound = true;
  for (const [index, type] of rest.entries()) {
    const operand = node.operands[index + 1];
    if (!type || !operand) continue;
    if (node.operator === 'multiply') unit = multiplyUnits(withoutRatios(unit), withoutRatios(type.unit));
    else if (node.operator === 'divide') unit = divideUnits(withoutRatios(unit), withoutRatios(type.unit));
    else sound = expectUnit(checker, operand, type.unit, first.unit) && sound;
  }
  return sound ? { kind: 'number', unit } : undefined;
}
