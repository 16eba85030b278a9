import { compare } from '../../values/index.ts';
import { type Answer, booleanAnswer, type KnownAnswer, unknownAnswer } from '../answer.ts';
import type { CompareOperator } from '../expression.ts';
import type { NodeOf } from '../node.ts';
import type { Outcome } from '../trace/trace-writer.ts';
import { allOf, anyOf, sameValue } from './logic.ts';
import { causesOf, inUnit, known, type Run, type Scope } from './run.ts';

/** Before, same, after; numbers exactly, in whatever units they are. */
function order(a: KnownAnswer, b: KnownAnswer): number {
  if (a.kind === 'number') {
    const other = known(b, 'number');
    return compare(a.value, inUnit(other.value, other.unit, a.unit));
  }
  const [left, right] = [known(a, 'date').value, known(b, 'date').value];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** 含: at least, at most. 不含: above, below. */
export function compareAnswers(operator: CompareOperator, a: Answer, b: Answer): Answer {
  if (a.kind === 'unknown' || b.kind === 'unknown') return unknownAnswer(causesOf([a, b]));
  switch (operator) {
    case 'equal':
      return booleanAnswer(sameValue(a, b));
    case 'unequal':
      return booleanAnswer(!sameValue(a, b));
    case 'atLeast':
      return booleanAnswer(order(a, b) >= 0);
    case 'above':
      return booleanAnswer(order(a, b) > 0);
    case 'atMost':
      return booleanAnswer(order(a, b) <= 0);
    case 'below':
      return booleanAnswer(order(a, b) < 0);
  }
}

export function interpretCompare(run: Run, node: NodeOf<'compare'>, scope: Scope): Outcome {
  const left = run.evaluate(node.left, scope);
  const right = run.evaluate(node.right, scope);
  const { operator } = node;
  const answer = compareAnswers(operator, left.answer, right.answer);
  return run.trace.write(node.path, { operator, inputs: [left.step, right.step] }, answer);
}

/** Below a known bound is a known no, even if the other bound is unknown. */
export function interpretBetween(run: Run, node: NodeOf<'between'>, scope: Scope): Outcome {
  const operand = run.evaluate(node.operand, scope);
  const low = run.evaluate(node.low, scope);
  const high = run.evaluate(node.high, scope);
  const { include } = node;
  const fromLow = include === 'both' || include === 'low' ? 'atLeast' : 'above';
  const toHigh = include === 'both' || include === 'high' ? 'atMost' : 'below';
  const answer = allOf([
    compareAnswers(fromLow, operand.answer, low.answer),
    compareAnswers(toHigh, operand.answer, high.answer),
  ]);
  const inputs = [operand.step, low.step, high.step];
  return run.trace.write(node.path, { operator: 'between', include, inputs }, answer);
}

export function interpretOneOf(run: Run, node: NodeOf<'oneOf'>, scope: Scope): Outcome {
  const operand = run.evaluate(node.operand, scope);
  const options = node.options.map((option) => run.evaluate(option, scope));
  const answer = anyOf(options.map((option) => compareAnswers('equal', operand.answer, option.answer)));
  const inputs = [operand, ...options].map(({ step }) => step);
  return run.trace.write(node.path, { operator: 'oneOf', inputs }, answer);
}
