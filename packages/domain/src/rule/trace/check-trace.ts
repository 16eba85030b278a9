import { canonicalJson } from '../../values/index.ts';
import { type Cause, missingFacts, orderCauses } from '../cause.ts';
import { closeness } from '../table-match.ts';
import {
  arithmetic,
  conjunction,
  dayCount,
  disjunction,
  invert,
  quotient,
  type Results,
  relation,
  rounded,
  TraceContradiction,
  tierResult,
  unknownBecause,
} from './recompute.ts';
import { listResult } from './recompute-list.ts';
import { Trace, type TraceStep, type TraceValue } from './trace-schema.ts';

/** Where a trace does not hold, in a sentence. */
export interface TraceFault {
  /** The step, or `undefined` if the trace as a whole is at fault. */
  readonly step: number | undefined;
  readonly message: string;
}

const normal = (value: TraceValue): string =>
  canonicalJson(
    value.kind === 'unknown'
      ? { kind: 'unknown', causes: orderCauses(value.causes as readonly Cause[]) }
      : value,
  );

/**
 * Works a trace out again, from its own figures alone: knows neither the rule nor the interpreter. It finds every
 * step whose result does not follow from the steps it names; whether the facts at the bottom are true it cannot say.
 *
 * @param raw - parsed JSON of format `tenglong.trace/1`
 */
export function checkTrace(raw: unknown): readonly TraceFault[] {
  const parsed = Trace.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') ?? '';
    return [{ step: undefined, message: `不符合 tenglong.trace/1 的格式：${place} ${issue?.message ?? ''}` }];
  }
  const { steps, answer, missing } = parsed.data;
  const faults: TraceFault[] = [];
  for (const [index, step] of steps.entries()) {
    const message = faultOf(steps, step, index);
    if (message !== undefined) faults.push({ step: index, message });
  }
  const last = steps.at(-1);
  if (last && normal(last.result) !== normal(answer)) {
    faults.push({ step: undefined, message: '结论与最后一步的结果不同' });
  }
  const facts = answer.kind === 'unknown' ? missingFacts(answer.causes as readonly Cause[]) : [];
  if (canonicalJson(facts) !== canonicalJson(missing)) {
    faults.push({ step: undefined, message: '所列缺项与结论的原因不符' });
  }
  return faults;
}

function faultOf(steps: readonly TraceStep[], step: TraceStep, index: number): string | undefined {
  if (step.step !== index) return `步骤序号应为 ${index}`;
  const results: Results = (at) => {
    const earlier = at < index ? steps[at] : undefined;
    if (!earlier) throw new TraceContradiction(`引用了不在此前的第 ${at} 步`);
    return earlier.result;
  };
  try {
    const expected = expectedResult(steps, step, results);
    if (expected === undefined || normal(expected) === normal(step.result)) return undefined;
    return `结果应为 ${normal(expected)}，写的是 ${normal(step.result)}`;
  } catch (error) {
    if (error instanceof TraceContradiction) return error.message;
    throw error;
  }
}

/** What follows from the steps named, or `undefined` where the step is given: a literal, a fact, a parameter. */
function expectedResult(
  steps: readonly TraceStep[],
  step: TraceStep,
  results: Results,
): TraceValue | undefined {
  const inputs = 'inputs' in step ? step.inputs.map(results) : [];
  switch (step.operator) {
    case 'literal':
    case 'fact':
    case 'item':
    case 'parameter':
      return undefined;
    case 'definition': {
      const [input] = inputs;
      if (input?.kind !== 'number' || step.result.kind !== 'number') return input;
      return arithmetic({ ...step, operator: 'convert' }, inputs);
    }
    case 'all':
    case 'everyYear':
      return conjunction(inputs);
    case 'any':
    case 'someYear':
      return disjunction(inputs);
    case 'none':
      return invert(disjunction(inputs));
    case 'not':
      return inputs[0] && invert(inputs[0]);
    case 'known':
      return { kind: 'boolean', value: inputs[0]?.kind !== 'unknown' };
    case 'between': {
      const [value, low, high] = inputs;
      if (!value || !low || !high) throw new TraceContradiction('缺少操作数');
      const withLow = step.include === 'both' || step.include === 'low';
      const withHigh = step.include === 'both' || step.include === 'high';
      return conjunction([
        relation(withLow ? 'atLeast' : 'above', value, low),
        relation(withHigh ? 'atMost' : 'below', value, high),
      ]);
    }
    case 'oneOf': {
      const [value, ...options] = inputs;
      if (!value) throw new TraceContradiction('缺少操作数');
      return disjunction(options.map((option) => relation('equal', value, option)));
    }
    case 'divide':
      return quotient(step, inputs);
    case 'round':
      return rounded(step, inputs);
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
    case 'subtract':
    case 'negate':
    case 'convert':
      return inputs.some(({ kind }) => kind === 'unknown')
        ? unknownBecause(inputs)
        : arithmetic(step, inputs);
    case 'if':
      return choice(step, results);
    case 'lookup':
    case 'listed':
      return tableResult(step, results);
    case 'addDays':
    case 'addMonths':
    case 'addWorkingDays':
    case 'daysBetween':
    case 'monthsBetween':
    case 'workingDaysBetween':
    case 'yearOf':
      return dayCount(step, inputs);
    case 'tiers': {
      const [measured] = inputs;
      if (!measured) throw new TraceContradiction('缺少操作数');
      return tierResult(step, measured, results);
    }
    case 'where':
    case 'every':
    case 'some':
    case 'noneOf':
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
      return listResult(step, results, (list, item) => doubtsOf(steps, list, item));
    default: {
      const [left, right] = inputs;
      if (!left || !right) throw new TraceContradiction('缺少操作数');
      return relation(step.operator, left, right);
    }
  }
}

function choice(step: Extract<TraceStep, { operator: 'if' }>, results: Results): TraceValue {
  const condition = results(step.condition);
  const [yes, no] = [step.whenTrue, step.whenFalse].map((at) => (at === undefined ? undefined : results(at)));
  const inUnit = (value: TraceValue | undefined): TraceValue => {
    if (!value) throw new TraceContradiction('没有走该走的一边');
    if (value.kind !== 'number' || step.result.kind !== 'number') return value;
    return arithmetic({ ...step, operator: 'convert', inputs: [] }, [value]);
  };
  if (condition.kind === 'boolean') return inUnit(condition.value ? yes : no);
  if (!yes || !no) throw new TraceContradiction('条件未知，却没有两边都算');
  if (yes.kind === 'unknown' || no.kind === 'unknown') return unknownBecause([condition, yes, no]);
  const same = relation('equal', yes, no);
  return same.kind === 'boolean' && same.value ? inUnit(yes) : condition;
}

/** The row named has to fit the keys. That no other row fits more closely cannot be seen from the trace. */
function tableResult(
  step: Extract<TraceStep, { operator: 'lookup' | 'listed' }>,
  results: Results,
): TraceValue | undefined {
  const keys = Object.entries(step.keys).map(([name, { step: at, match }]) => ({
    name,
    match,
    key: results(at),
  }));
  for (const { name, match, key } of keys) {
    const cell = step.row?.when[name] ?? '*';
    if (key.kind === 'unknown' || key.kind === 'list' || cell === '*') continue;
    if (closeness(cell, String(key.value), match) === undefined) {
      throw new TraceContradiction(`所取的行与键 ${name} 不符`);
    }
  }
  const open = keys.some(({ key }) => key.kind === 'unknown');
  if (step.operator === 'listed' && !open) return { kind: 'boolean', value: step.row !== undefined };
  const known = step.result.kind !== 'unknown';
  if (step.operator === 'lookup' && known !== (step.row !== undefined)) {
    throw new TraceContradiction(known ? '有取值，却没有所取的行' : '有所取的行，却没有取值');
  }
  return undefined;
}

/** Why an item of a list is in doubt, followed back to where the list was made. */
function doubtsOf(
  steps: readonly TraceStep[],
  list: number,
  item: string,
): Extract<TraceValue, { kind: 'unknown' }> {
  const made = steps[list];
  if (made?.operator === 'definition') return doubtsOf(steps, made.inputs[0] ?? list + 1, item);
  if (made?.operator !== 'where') throw new TraceContradiction(`${item} 为何存疑没有说明`);
  const member = made.members.find((candidate) => candidate.item === item);
  const own = member?.step === undefined ? undefined : steps[member.step]?.result;
  const before = member?.doubtful ? doubtsOf(steps, made.list, item).causes : [];
  return { kind: 'unknown', causes: [...before, ...(own?.kind === 'unknown' ? own.causes : [])] };
}
