import type { CompareOperator, Inclusion } from '../expression.ts';
import type { Node } from '../node.ts';
import { aligned, type BooleanCode, type NumberCode } from './code.ts';
import { compileDay } from './compile-day.ts';
import { type Compiler, type Place, typeOf } from './compiler.ts';
import { type Count, compareCounts, Doubt, joinDoubts } from './count.ts';
import { Part } from './names.ts';

/** How the two ends of a range are compared: the low one, then the high one. */
export function boundsOf(include: Inclusion): readonly [CompareOperator, CompareOperator] {
  return [
    include === 'both' || include === 'low' ? 'atLeast' : 'above',
    include === 'both' || include === 'high' ? 'atMost' : 'below',
  ];
}

/** Whether an order (negative, zero, positive) is what the operator asks for. */
const HOLDS: Readonly<Record<CompareOperator, (order: number) => boolean>> = {
  atLeast: (order) => order >= 0,
  above: (order) => order > 0,
  atMost: (order) => order <= 0,
  below: (order) => order < 0,
  equal: (order) => order === 0,
  unequal: (order) => order !== 0,
};

/** Compiles a comparison of numbers, texts, days or truth values. */
export function compileComparison(
  compiler: Compiler,
  operator: CompareOperator,
  left: Node,
  right: Node,
  place: Place,
): BooleanCode {
  const { kind } = typeOf(compiler, left);
  if (kind === 'number') {
    const [first, second] = aligned(compiler.number(left, place), compiler.number(right, place));
    const limit = second.constant;
    return typeof limit === 'number'
      ? againstLimit(operator, first.run, limit)
      : betweenNumbers(operator, first.run, second.run);
  }
  if (kind === 'date') {
    return betweenNumbers(operator, compileDay(compiler, left, place), compileDay(compiler, right, place));
  }
  return kind === 'boolean'
    ? same(operator, compiler.boolean(left, place), compiler.boolean(right, place))
    : same(operator, compiler.text(left, place), compiler.text(right, place));
}

/**
 * A number against a limit known when the rule is compiled, one closure for each operator: this is what most rules do
 * most of the time.
 */
function againstLimit(operator: CompareOperator, run: NumberCode['run'], limit: number): BooleanCode {
  const holds = HOLDS[operator];
  const slowly = (a: Exclude<ReturnType<NumberCode['run']>, number>): boolean | Doubt =>
    a instanceof Doubt ? a : holds(compareCounts(a, limit));
  const first = new Part<Count>(run);
  switch (operator) {
    case 'atLeast':
      return (frame) => {
        const a = first.read(frame);
        return typeof a === 'number' ? a >= limit : slowly(a);
      };
    case 'above':
      return (frame) => {
        const a = first.read(frame);
        return typeof a === 'number' ? a > limit : slowly(a);
      };
    case 'atMost':
      return (frame) => {
        const a = first.read(frame);
        return typeof a === 'number' ? a <= limit : slowly(a);
      };
    case 'below':
      return (frame) => {
        const a = first.read(frame);
        return typeof a === 'number' ? a < limit : slowly(a);
      };
    default:
      return (frame) => {
        const a = first.read(frame);
        return typeof a === 'number' ? holds(a - limit) : slowly(a);
      };
  }
}

/** Two numbers or days. The operators most rules use have closures of their own, so that each is compiled for itself. */
function betweenNumbers(
  operator: CompareOperator,
  left: NumberCode['run'],
  right: NumberCode['run'],
): BooleanCode {
  const [first, second] = [new Part<Count>(left), new Part<Count>(right)];
  const ordered = HOLDS[operator];
  const slowly = (a: Count | Doubt, b: Count | Doubt): boolean | Doubt =>
    a instanceof Doubt || b instanceof Doubt ? joinDoubts(a, b) : ordered(compareCounts(a, b));
  switch (operator) {
    case 'atLeast':
      return (frame) => {
        const a = first.read(frame);
        const b = second.read(frame);
        return typeof a === 'number' && typeof b === 'number' ? a >= b : slowly(a, b);
      };
    case 'atMost':
      return (frame) => {
        const a = first.read(frame);
        const b = second.read(frame);
        return typeof a === 'number' && typeof b === 'number' ? a <= b : slowly(a, b);
      };
    default:
      return (frame) => {
        const a = first.read(frame);
        const b = second.read(frame);
        return typeof a === 'number' && typeof b === 'number' ? ordered(a - b) : slowly(a, b);
      };
  }
}

function same<Value extends boolean | string>(
  operator: CompareOperator,
  first: (frame: Parameters<BooleanCode>[0]) => Value | Doubt,
  second: (frame: Parameters<BooleanCode>[0]) => Value | Doubt,
): BooleanCode {
  const wanted = operator === 'equal';
  return (frame) => {
    const a = first(frame);
    const b = second(frame);
    return a instanceof Doubt || b instanceof Doubt ? joinDoubts(a, b) : (a === b) === wanted;
  };
}
