import { compare, multiplyUnits, withoutRatios } from '../../values/index.ts';
import type { Node, NodeOf } from '../node.ts';
import { findVersion, readScalar, versionsOf } from '../scalar.ts';
import type { ValueType } from '../value-type.ts';
import { type Checker, expectKind, expectUnit, report, type Scope } from './checker.ts';

/**
 * Where a tier begins and what it gives are literals or parameters, so that gaps and shadowed tiers are seen before
 * anybody is judged. `whole` gives the unit of the first tier, `marginal` the product with the measured figure's.
 */
export function inferTiers(checker: Checker, node: NodeOf<'tiers'>, scope: Scope): ValueType | undefined {
  const measured = expectKind(checker, node.operand, scope, 'number');
  const from = node.from.map((bound) => expectKind(checker, bound, scope, 'number'));
  const gives = node.gives.map((given) => expectKind(checker, given, scope, 'number'));
  for (const part of [...node.from, ...node.gives]) {
    if (part.kind === 'parameter' || part.kind === 'number') continue;
    return report(
      checker,
      part,
      'wrong-type',
      '分档的起点和取值应是参数或数',
      '请为它起一个参数，写成 {param: 名称}',
    );
  }
  const [first] = gives;
  if (!measured || !first || [...from, ...gives].includes(undefined)) return undefined;
  const sound = node.from.map((bound, index) => {
    const given = node.gives[index];
    const [low, what] = [from[index], gives[index]];
    if (!low || !given || !what) return false;
    const fits = expectUnit(checker, bound, low.unit, measured.unit);
    return expectUnit(checker, given, what.unit, first.unit) && fits;
  });
  if (sound.includes(false) || !rises(checker, node)) return undefined;
  if (node.mode === 'whole') return first;
  return { kind: 'number', unit: multiplyUnits(withoutRatios(measured.unit), withoutRatios(first.unit)) };
}

/** Every day on which some bound changes. */
function daysOfChange(checker: Checker, node: NodeOf<'tiers'>): readonly string[] {
  const days = node.from.flatMap((bound) => {
    const parameter = bound.kind === 'parameter' ? checker.environment.parameters.get(bound.name) : undefined;
    return parameter ? versionsOf(parameter).flatMap(({ from }) => from ?? []) : [];
  });
  return ['0001-01-01', ...days];
}

function boundOn(checker: Checker, bound: Node, day: string) {
  if (bound.kind === 'number') return { value: bound.value, unit: bound.unit };
  const parameter = bound.kind === 'parameter' ? checker.environment.parameters.get(bound.name) : undefined;
  const version = parameter && findVersion(parameter, day);
  const value = version && readScalar(version.value, parameter);
  return value?.kind === 'number' ? value : undefined;
}

/** A tier that does not begin above the one before it can never be reached, or shadows it. */
function rises(checker: Checker, node: NodeOf<'tiers'>): boolean {
  for (const day of daysOfChange(checker, node)) {
    for (const [index, bound] of node.from.entries()) {
      const before = node.from[index - 1];
      const low = before && boundOn(checker, before, day);
      const high = boundOn(checker, bound, day);
      if (!low || !high) continue;
      const order = compare(
        { n: low.value.n * low.unit.factor.n, d: low.value.d * low.unit.factor.d },
        { n: high.value.n * high.unit.factor.n, d: high.value.d * high.unit.factor.d },
      );
      if (order < 0) continue;
      const message = `第 ${index + 1} 档的起点不高于第 ${index} 档，两档重叠`;
      report(checker, bound, 'bad-value', message, '请把各档按起点由低到高写，起点不能相同');
      return false;
    }
  }
  return true;
}
