import {
  compare,
  minimum,
  multiply,
  multiplyUnits,
  subtract,
  sum,
  withoutRatios,
  ZERO,
} from '../../values/index.ts';
import { type Answer, numberAnswer, unknownAnswer } from '../answer.ts';
import type { NodeOf } from '../node.ts';
import type { Outcome } from '../trace/trace-writer.ts';
import { causesOf, inUnit, known, type Run, type Scope } from './run.ts';

/** Any unknown part makes the result unknown; otherwise the tier reached is told in the trace. */
export function interpretTiers(run: Run, node: NodeOf<'tiers'>, scope: Scope): Outcome {
  const operand = run.evaluate(node.operand, scope);
  const from = node.from.map((bound) => run.evaluate(bound, scope));
  const gives = node.gives.map((given) => run.evaluate(given, scope));
  const parts = [operand, ...from, ...gives];
  const causes = causesOf(parts.map(({ answer }) => answer));
  const note = {
    operator: 'tiers' as const,
    mode: node.mode,
    inputs: [operand.step],
    from: from.map(({ step }) => step),
    gives: gives.map(({ step }) => step),
  };
  if (causes.length > 0) return run.trace.write(node.path, note, unknownAnswer(causes));
  const { value, unit } = known(operand.answer, 'number');
  const bounds = from.map(({ answer }) => {
    const bound = known(answer, 'number');
    return inUnit(bound.value, bound.unit, unit);
  });
  const amounts = gives.map(({ answer }) => known(answer, 'number'));
  const tier = bounds.findLastIndex((bound) => compare(bound, value) <= 0);
  const unitGiven = amounts[0]?.unit ?? unit;
  const inFirst = amounts.map((amount) => inUnit(amount.value, amount.unit, unitGiven));
  const answer = (): Answer => {
    if (node.mode === 'whole') return numberAnswer(inFirst[tier] ?? ZERO, unitGiven);
    const [plain, rate] = [withoutRatios(unit), withoutRatios(unitGiven)];
    const shares = bounds.slice(0, tier + 1).map((bound, index) => {
      const next = bounds[index + 1];
      const part = subtract(next ? minimum(value, next) : value, bound);
      return multiply(inUnit(part, unit, plain), inUnit(inFirst[index] ?? ZERO, unitGiven, rate));
    });
    return numberAnswer(shares.length > 0 ? sum(shares) : ZERO, multiplyUnits(plain, rate));
  };
  return run.trace.write(node.path, { ...note, ...(tier >= 0 ? { tier } : {}) }, answer());
}
