import type { CompareOperator, Inclusion } from '../expression.ts';
import type { Node } from '../node.ts';
import { aligned, type BooleanCode, type NumberCode, type TextCode } from './code.ts';
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
  if (kind === 'boolean')
    return same(operator, compiler.boolean(left, place), compiler.boolean(right, place));
  const [first, second] = [compiler.text(left, place), compiler.text(right, place)];
  return operator === 'equal' || operator === 'unequal'
    ? same(operator, first, second)
    : inOrder(operator, first, second);
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

function betweenNumbers(
  operator: CompareOperator,
  first: NumberCode['run'],
  second: NumberCode['run'],
): BooleanCode {
  const holds = HOLDS[operator];
  return (frame) => {
    const a = first(frame);
    const b = second(frame);
    return a instanceof Doubt || b instanceof Doubt ? joinDoubts(a, b) : holds(compareCounts(a, b));
  };
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

/** Days: as texts they stand in the order of time. One closure for each operator, so that each is compiled for itself. */
function inOrder(operator: CompareOperator, left: TextCode, right: TextCode): BooleanCode {
  const [first, second] = [new Part<string>(left), new Part<string>(right)];
  const compared =
    (holds: (a: string, b: string) => boolean): BooleanCode =>
    (frame) => {
      const a = first.read(frame);
      const b = second.read(frame);
      return typeof a === 'string' && typeof b === 'string' ? holds(a, b) : joinDoubts(a, b);
    };
  switch (operator) {
    case 'atLeast':
      return compared((a, b) => a >= b);
    case 'above':
      return compared((a, b) => a > b);
    case 'atMost':
      return compared((a, b) => a <= b);
    case 'below':
      return compared((a, b) => a < b);
    case 'equal':
      return compared((a, b) => a === b);
    case 'unequal':
      return compared((a, b) => a !== b);
  }
}
