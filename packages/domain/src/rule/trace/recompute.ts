import {
  add,
  compare,
  convert,
  daysBetween,
  divide,
  divideUnits,
  type Exact,
  monthsBetween,
  multiply,
  multiplyUnits,
  negate,
  parseExactText,
  parseUnit,
  plusDays,
  plusMonths,
  plusWorkingDays,
  roundTo,
  STATE_COUNCIL_CALENDAR,
  subtract,
  sum,
  toExactText,
  type Unit,
  withoutRatios,
  workingDaysBetween,
  yearOf,
} from '../../values/index.ts';
import type { DayOperator } from '../expression.ts';
import type { TraceStep, TraceValue } from './trace-schema.ts';

/** A trace that contradicts itself. */
export class TraceContradiction extends Error {}

type Quantity = { readonly value: Exact; readonly unit: Unit };
type Value<Kind extends TraceValue['kind']> = Extract<TraceValue, { kind: Kind }>;
export type Results = (step: number) => TraceValue;

const TRUE: TraceValue = { kind: 'boolean', value: true };
const FALSE: TraceValue = { kind: 'boolean', value: false };
const truth = (value: boolean): TraceValue => (value ? TRUE : FALSE);

const isUnknown = (value: TraceValue): value is Value<'unknown'> => value.kind === 'unknown';

export const unknownBecause = (values: readonly TraceValue[]): TraceValue => ({
  kind: 'unknown',
  causes: values.flatMap((value) => (isUnknown(value) ? value.causes : [])),
});

function quantity(value: TraceValue): Quantity {
  const exact = value.kind === 'number' ? parseExactText(value.value) : undefined;
  const unit = value.kind === 'number' ? parseUnit(value.unit) : undefined;
  if (!exact || !unit) throw new TraceContradiction('应为带单位的数值');
  return { value: exact, unit };
}

const written = ({ value, unit }: Quantity): TraceValue => ({
  kind: 'number',
  value: toExactText(value),
  unit: unit.text,
});

function into({ value, unit }: Quantity, target: Unit): Exact {
  const converted = convert(value, unit, target);
  if (!converted) throw new TraceContradiction(`“${unit.text}”不能换算成“${target.text}”`);
  return converted;
}

function bool(value: TraceValue): boolean {
  if (value.kind !== 'boolean') throw new TraceContradiction('应为是或否');
  return value.value;
}

function day(value: TraceValue): string {
  if (value.kind !== 'date') throw new TraceContradiction('应为日期');
  return value.value;
}

export const invert = (value: TraceValue): TraceValue => (isUnknown(value) ? value : truth(!bool(value)));

export function conjunction(values: readonly TraceValue[]): TraceValue {
  const open = values.filter(isUnknown);
  if (values.some((value) => !isUnknown(value) && !bool(value))) return FALSE;
  return open.length > 0 ? unknownBecause(open) : TRUE;
}

export const disjunction = (values: readonly TraceValue[]): TraceValue =>
  invert(conjunction(values.map(invert)));

/** Below zero, zero or above zero; equality is all that texts and truth values have. */
function order(a: TraceValue, b: TraceValue): number {
  if (a.kind === 'number') {
    const left = quantity(a);
    return compare(left.value, into(quantity(b), left.unit));
  }
  const [left, right] = [a, b].map((value) => ('value' in value ? String(value.value) : ''));
  return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1;
}

const SIGNS = {
  atLeast: [0, 1],
  above: [1],
  atMost: [-1, 0],
  below: [-1],
  equal: [0],
  unequal: [-1, 1],
} as const;

export function relation(operator: keyof typeof SIGNS, a: TraceValue, b: TraceValue): TraceValue {
  if (isUnknown(a) || isUnknown(b)) return unknownBecause([a, b]);
  const signs: readonly number[] = SIGNS[operator];
  return truth(signs.includes(order(a, b)));
}

type Of<Operator extends TraceStep['operator']> = Extract<TraceStep, { operator: Operator }>;

export function arithmetic(
  step: Of<'add' | 'multiply' | 'min' | 'max' | 'subtract' | 'negate' | 'convert'>,
  values: readonly TraceValue[],
): TraceValue {
  if (values.some(isUnknown)) return unknownBecause(values);
  const [first, ...rest] = values.map(quantity);
  if (!first) throw new TraceContradiction('缺少操作数');
  if (step.operator === 'negate') return written({ value: negate(first.value), unit: first.unit });
  if (step.operator === 'convert') {
    const target = quantity(step.result).unit;
    return written({ value: into(first, target), unit: target });
  }
  const result = rest.reduce((a, b) => {
    if (step.operator === 'multiply') return productOf(a, b);
    const other = into(b, a.unit);
    const smaller = compare(a.value, other) <= 0;
    if (step.operator === 'min') return { value: smaller ? a.value : other, unit: a.unit };
    if (step.operator === 'max') return { value: smaller ? other : a.value, unit: a.unit };
    return { value: (step.operator === 'add' ? add : subtract)(a.value, other), unit: a.unit };
  }, first);
  return written(result);
}

function plainRatio(a: Quantity): Quantity {
  const unit = withoutRatios(a.unit);
  return { value: into(a, unit), unit };
}

function productOf(a: Quantity, b: Quantity): Quantity {
  const [left, right] = [plainRatio(a), plainRatio(b)];
  return { value: multiply(left.value, right.value), unit: multiplyUnits(left.unit, right.unit) };
}

/** A denominator that does not serve is a cause of its own, which the step itself has to name. */
export function quotient(step: Of<'divide'>, values: readonly TraceValue[]): TraceValue {
  const [above, below] = values;
  if (!above || !below) throw new TraceContradiction('缺少操作数');
  const own = isUnknown(step.result)
    ? step.result.causes.filter(({ kind }) => kind === 'undefined-quotient')
    : [];
  if (!isUnknown(below)) {
    const denominator = plainRatio(quantity(below));
    const sign = compare(denominator.value, { n: 0n, d: 1n });
    if (sign === 0 || (step.positive && sign < 0)) {
      if (own.length === 0) throw new TraceContradiction('分母不能用，却没有说明');
      return unknownBecause([above, { kind: 'unknown', causes: own }]);
    }
    if (!isUnknown(above)) {
      const numerator = plainRatio(quantity(above));
      const value = divide(numerator.value, denominator.value);
      if (value) return written({ value, unit: divideUnits(numerator.unit, denominator.unit) });
    }
  }
  return unknownBecause([above, below]);
}

export function rounded({ rounding }: Of<'round'>, [value]: readonly TraceValue[]): TraceValue {
  if (!value || isUnknown(value)) return unknownBecause(value ? [value] : []);
  const unit = parseUnit(rounding.unit);
  if (!unit) throw new TraceContradiction('不认识的单位');
  return written({ value: roundTo(into(quantity(value), unit), rounding.places, rounding.mode), unit });
}

export function dayCount(step: Of<DayOperator>, values: readonly TraceValue[]): TraceValue {
  if (values.some(isUnknown)) return unknownBecause(values);
  const [first, second] = values;
  if (!first) throw new TraceContradiction('缺少操作数');
  const number = (value: number, unit: string): TraceValue => ({
    kind: 'number',
    value: String(value),
    unit,
  });
  if (step.operator === 'yearOf') return number(yearOf(day(first)), '');
  if (!second) throw new TraceContradiction('缺少操作数');
  if (step.operator === 'daysBetween') return number(daysBetween(day(first), day(second)), '日');
  if (step.operator === 'monthsBetween') return number(monthsBetween(day(first), day(second)), '月');
  if (step.operator === 'workingDaysBetween') {
    return number(workingDaysBetween(day(first), day(second), STATE_COUNCIL_CALENDAR), '日');
  }
  const unit = parseUnit(step.operator === 'addMonths' ? '月' : '日');
  const amount = unit && Number(toExactText(into(quantity(second), unit)));
  const plus = {
    addDays: plusDays,
    addMonths: plusMonths,
    addWorkingDays: (from: string, days: number) => plusWorkingDays(from, days, STATE_COUNCIL_CALENDAR)?.day,
  }[step.operator];
  const moved = plus(day(first), amount ?? Number.NaN);
  return moved === undefined
    ? { kind: 'unknown', causes: [{ kind: 'no-such-day' }] }
    : { kind: 'date', value: moved };
}

export function totalOf(values: readonly TraceValue[], unit: Unit): TraceValue {
  return written({ value: sum(values.map((value) => into(quantity(value), unit))), unit });
}

export const isZeroNumber = (value: TraceValue): boolean => value.kind === 'number' && value.value === '0';
export const unitOfValue = (value: TraceValue): Unit => quantity(value).unit;
export const precedes = (a: TraceValue, b: TraceValue): boolean => order(a, b) < 0;

/** What the tiers give: told from the bounds and rates named, not from the tier the step claims to have reached. */
export function tierResult(step: Of<'tiers'>, measured: TraceValue, results: Results): TraceValue {
  const from = step.from.map(results);
  const gives = step.gives.map(results);
  const parts = [measured, ...from, ...gives];
  if (parts.some(isUnknown)) return unknownBecause(parts);
  const value = quantity(measured);
  const bounds = from.map((bound) => into(quantity(bound), value.unit));
  const reached = bounds.filter((bound) => compare(bound, value.value) <= 0).length - 1;
  if ((step.tier ?? -1) !== reached) throw new TraceContradiction('所达的档与数额不符');
  const [first] = gives.map(quantity);
  if (!first) throw new TraceContradiction('缺少各档的取值');
  const zero: Quantity = { value: { n: 0n, d: 1n }, unit: first.unit };
  if (step.mode === 'whole') {
    const given = gives[reached];
    return written(given ? { value: into(quantity(given), first.unit), unit: first.unit } : zero);
  }
  const shares = bounds.map((bound, index) => {
    const top = bounds[index + 1];
    const upTo = top !== undefined && compare(top, value.value) < 0 ? top : value.value;
    const part = compare(upTo, bound) > 0 ? subtract(upTo, bound) : zero.value;
    const given = gives[index];
    return productOf({ value: part, unit: value.unit }, given ? quantity(given) : zero);
  });
  const { unit } = productOf(value, first);
  return written({ value: sum(shares.map((share) => into(share, unit))), unit });
}
