import {
  daysBetween,
  monthsBetween,
  PLAIN,
  plusDays,
  plusMonths,
  plusWorkingDays,
  reduce,
  STATE_COUNCIL_CALENDAR,
  unit,
  whole,
  workingDaysBetween,
  yearOf,
} from '../../values/index.ts';
import { type Answer, numberAnswer, unknownAnswer } from '../answer.ts';
import type { NodeOf } from '../node.ts';
import type { Outcome } from '../trace/trace-writer.ts';
import { causesOf, inUnit, known, type Run, type Scope } from './run.ts';

const DAY = unit('日');
const MONTH = unit('月');

/** A whole number of days or months, or `NaN`, which leads to no day. */
function wholeNumber(answer: Answer, target: typeof DAY): number {
  const { value, unit: from } = known(answer, 'number');
  const { n, d } = reduce(inUnit(value, from, target));
  return d === 1n ? Number(n) : Number.NaN;
}

export function interpretDay(run: Run, node: NodeOf<'day'>, scope: Scope): Outcome {
  const parts = node.operands.map((operand) => run.evaluate(operand, scope));
  const answers = parts.map(({ answer }) => answer);
  const causes = causesOf(answers);
  const answer = causes.length > 0 ? unknownAnswer(causes) : count(node.operator, answers);
  return run.trace.write(
    node.path,
    { operator: node.operator, inputs: parts.map(({ step }) => step) },
    answer,
  );
}

function count(operator: NodeOf<'day'>['operator'], [first, second]: readonly Answer[]): Answer {
  if (!first) throw new TypeError('no day to count from');
  const from = known(first, 'date').value;
  if (operator === 'yearOf') return numberAnswer(whole(yearOf(from)), PLAIN);
  if (!second) throw new TypeError('nothing to count');
  if (operator === 'workingDaysBetween') {
    const to = known(second, 'date').value;
    return numberAnswer(whole(workingDaysBetween(from, to, STATE_COUNCIL_CALENDAR)), DAY);
  }
  if (operator === 'daysBetween' || operator === 'monthsBetween') {
    const to = known(second, 'date').value;
    return operator === 'daysBetween'
      ? numberAnswer(whole(daysBetween(from, to)), DAY)
      : numberAnswer(whole(monthsBetween(from, to)), MONTH);
  }
  if (operator === 'addWorkingDays') {
    const counted = plusWorkingDays(from, wholeNumber(second, DAY), STATE_COUNCIL_CALENDAR);
    return counted ? { kind: 'date', value: counted.day } : unknownAnswer([{ kind: 'no-such-day' }]);
  }
  const day =
    operator === 'addDays'
      ? plusDays(from, wholeNumber(second, DAY))
      : plusMonths(from, wholeNumber(second, MONTH));
  return day === undefined ? unknownAnswer([{ kind: 'no-such-day' }]) : { kind: 'date', value: day };
}
