import { equals } from '../../values/index.ts';
import { type Answer, booleanAnswer, type KnownAnswer, numberAnswer, unknownAnswer } from '../answer.ts';
import type { NodeOf } from '../node.ts';
import type { Outcome } from '../trace/trace-writer.ts';
import { causesOf, inUnit, known, type Run, type Scope, unitOf } from './run.ts';

/**
 * Kleene's three values: one "no" decides `all`, one "yes" decides `any`, whatever the others are; only then does an
 * unknown make the whole unknown, for the reasons of every unknown part.
 */
export function allOf(answers: readonly Answer[]): Answer {
  return decide(answers, false);
}

export const anyOf = (answers: readonly Answer[]): Answer => decide(answers, true);

function decide(answers: readonly Answer[], decisive: boolean): Answer {
  let isOpen = false;
  for (const answer of answers) {
    if (answer.kind === 'unknown') isOpen = true;
    else if (known(answer, 'boolean').value === decisive) return answer;
  }
  return isOpen ? unknownAnswer(causesOf(answers)) : booleanAnswer(!decisive);
}

export const negation = (answer: Answer): Answer =>
  answer.kind === 'unknown' ? answer : booleanAnswer(!known(answer, 'boolean').value);

/** Every part is evaluated, also behind a decision: a reader wants to see them all. */
export function interpretLogic(run: Run, node: NodeOf<'logic'>, scope: Scope): Outcome {
  const parts = node.operands.map((operand) => run.evaluate(operand, scope));
  const answers = parts.map(({ answer }) => answer);
  const { operator } = node;
  const decided = operator === 'all' ? allOf(answers) : anyOf(answers);
  const answer = operator === 'none' ? negation(decided) : decided;
  return run.trace.write(node.path, { operator, inputs: parts.map(({ step }) => step) }, answer);
}

export function interpretNot(run: Run, node: NodeOf<'not'>, scope: Scope): Outcome {
  const part = run.evaluate(node.operand, scope);
  return run.trace.write(node.path, { operator: 'not', inputs: [part.step] }, negation(part.answer));
}

export function interpretYears(run: Run, node: NodeOf<'years'>, scope: Scope): Outcome {
  const parts = node.years.map((year) =>
    run.evaluate(node.condition, { ...scope, shift: scope.shift + year }),
  );
  const answers = parts.map(({ answer }) => answer);
  const { operator } = node;
  const answer = operator === 'everyYear' ? allOf(answers) : anyOf(answers);
  const note = { operator, years: [...node.years], inputs: parts.map(({ step }) => step) };
  return run.trace.write(node.path, note, answer);
}

export function interpretKnown(run: Run, node: NodeOf<'known'>, scope: Scope): Outcome {
  const part = run.evaluate(node.operand, scope);
  const answer = booleanAnswer(part.answer.kind !== 'unknown');
  return run.trace.write(node.path, { operator: 'known', inputs: [part.step] }, answer);
}

/** Whether two known values of one kind are the same. */
export function sameValue(a: KnownAnswer, b: KnownAnswer): boolean {
  if (a.kind === 'number' && b.kind === 'number') return equals(a.value, inUnit(b.value, b.unit, a.unit));
  if (a.kind === 'list' || b.kind === 'list') throw new TypeError('lists are not compared');
  return a.kind === b.kind && a.value === b.value;
}

/**
 * A known condition takes one way. An unknown one takes both: where they meet, the condition does not matter.
 */
export function interpretChoose(run: Run, node: NodeOf<'choose'>, scope: Scope): Outcome {
  const condition = run.evaluate(node.condition, scope);
  const decided = condition.answer.kind === 'unknown' ? undefined : known(condition.answer, 'boolean').value;
  const whenTrue = decided === false ? undefined : run.evaluate(node.whenTrue, scope);
  const whenFalse = decided === true ? undefined : run.evaluate(node.whenFalse, scope);
  const inThenUnit = (answer: Answer): Answer => {
    if (answer.kind !== 'number') return answer;
    const unit = unitOf(run, node.whenTrue);
    return numberAnswer(inUnit(answer.value, answer.unit, unit), unit);
  };
  const ways = [whenTrue, whenFalse].flatMap((way) => (way ? [inThenUnit(way.answer)] : []));
  const [first, second] = ways;
  let answer = first ?? unknownAnswer([]);
  if (first && second) {
    const meet = first.kind !== 'unknown' && second.kind !== 'unknown' && sameValue(first, second);
    answer = meet ? first : unknownAnswer(causesOf([condition.answer, first, second]));
  }
  const note = {
    operator: 'if',
    condition: condition.step,
    ...(whenTrue && { whenTrue: whenTrue.step }),
    ...(whenFalse && { whenFalse: whenFalse.step }),
  } as const;
  return run.trace.write(node.path, note, answer);
}
