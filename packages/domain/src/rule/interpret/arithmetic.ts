import {
  add,
  divide,
  divideUnits,
  type Exact,
  maximum,
  minimum,
  multiply,
  multiplyUnits,
  negate,
  roundTo,
  sign,
  subtract,
  withoutRatios,
} from '../../values/index.ts';
import { type Answer, type KnownAnswer, numberAnswer, unknownAnswer } from '../answer.ts';
import type { Cause } from '../cause.ts';
import { nameFacts } from '../name-facts.ts';
import type { NodeOf } from '../node.ts';
import type { Outcome } from '../trace/trace-writer.ts';
import { causesOf, inUnit, known, type Run, type Scope, unitOf } from './run.ts';

type NumberAnswer = Extract<KnownAnswer, { kind: 'number' }>;

const FOLDS = { add, subtract, min: minimum, max: maximum };

/** The number a ratio is: 5% is 0.05; other units stay. */
function asFactor({ value, unit }: NumberAnswer): NumberAnswer {
  const plain = withoutRatios(unit);
  return { kind: 'number', value: inUnit(value, unit, plain), unit: plain };
}

function fold(operator: keyof typeof FOLDS, a: NumberAnswer, b: NumberAnswer): NumberAnswer {
  const step: (left: Exact, right: Exact) => Exact = FOLDS[operator];
  return { kind: 'number', value: step(a.value, inUnit(b.value, b.unit, a.unit)), unit: a.unit };
}

function product(a: NumberAnswer, b: NumberAnswer): NumberAnswer {
  const [left, right] = [asFactor(a), asFactor(b)];
  return {
    kind: 'number',
    value: multiply(left.value, right.value),
    unit: multiplyUnits(left.unit, right.unit),
  };
}

/** Any unknown operand makes the result unknown, a zero beside it or not: 0 × unknown is unknown. */
export function interpretArithmetic(run: Run, node: NodeOf<'arithmetic'>, scope: Scope): Outcome {
  const parts = node.operands.map((operand) => run.evaluate(operand, scope));
  const answers = parts.map(({ answer }) => answer);
  const inputs = parts.map(({ step }) => step);
  if (node.operator === 'divide') {
    const answer = quotient(run, node, answers, scope);
    return run.trace.write(node.path, { operator: 'divide', positive: node.positive, inputs }, answer);
  }
  const { operator } = node;
  const causes = causesOf(answers);
  const numbers = causes.length > 0 ? [] : answers.map((answer) => known(answer, 'number'));
  const [first, ...rest] = numbers;
  const answer: Answer = first
    ? rest.reduce((a, b) => (operator === 'multiply' ? product(a, b) : fold(operator, a, b)), first)
    : unknownAnswer(causes);
  return run.trace.write(node.path, { operator, inputs }, answer);
}

function quotient(run: Run, node: NodeOf<'arithmetic'>, answers: readonly Answer[], scope: Scope): Answer {
  const causes: Cause[] = [...causesOf(answers)];
  const [numerator, denominator] = answers;
  if (!numerator || !denominator) throw new TypeError('a quotient has two operands');
  if (denominator.kind === 'number') {
    const direction = sign(denominator.value);
    if (direction === 0 || (node.positive && direction < 0)) causes.push(undefinedQuotient(run, node, scope));
  }
  if (causes.length > 0) return unknownAnswer(causes);
  const above = asFactor(known(numerator, 'number'));
  const below = asFactor(known(denominator, 'number'));
  const value = divide(above.value, below.value);
  if (!value) throw new TypeError('divided by zero');
  return numberAnswer(value, divideUnits(above.unit, below.unit));
}

function undefinedQuotient(run: Run, node: NodeOf<'arithmetic'>, { shift, items }: Scope): Cause {
  const [, below] = node.operands;
  const place = (up: number) => {
    const item = items[items.length - 1 - up];
    return item && { fact: item.path, yearsBefore: item.yearsBefore };
  };
  const denominator = below ? nameFacts(below, run.environment, shift, place) : [];
  return { kind: 'undefined-quotient', denominator };
}

export function interpretNegate(run: Run, node: NodeOf<'negate'>, scope: Scope): Outcome {
  const { answer, step } = run.evaluate(node.operand, scope);
  const result = answer.kind === 'number' ? numberAnswer(negate(answer.value), answer.unit) : answer;
  return run.trace.write(node.path, { operator: 'negate', inputs: [step] }, result);
}

export function interpretConvert(run: Run, node: NodeOf<'convert'>, scope: Scope): Outcome {
  const { answer, step } = run.evaluate(node.operand, scope);
  const { unit } = node;
  const result =
    answer.kind === 'number' ? numberAnswer(inUnit(answer.value, answer.unit, unit), unit) : answer;
  return run.trace.write(node.path, { operator: 'convert', inputs: [step] }, result);
}

export function interpretRound(run: Run, node: NodeOf<'round'>, scope: Scope): Outcome {
  const { answer, step } = run.evaluate(node.operand, scope);
  const unit = unitOf(run, node);
  const { places, mode } = node;
  const result =
    answer.kind === 'number'
      ? numberAnswer(roundTo(inUnit(answer.value, answer.unit, unit), places, mode), unit)
      : answer;
  const rounding = { places, unit: unit.text, mode };
  return run.trace.write(node.path, { operator: 'round', rounding, inputs: [step] }, result);
}
