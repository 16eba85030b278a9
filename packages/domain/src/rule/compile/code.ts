import {
  divide,
  type Exact,
  greatestCommonDivisor,
  multiply,
  reduce,
  type Unit,
} from '../../values/index.ts';
import { type Count, countOf, Doubt, exactOf, multiplyCounts } from './count.ts';
import type { BoundList, Frame } from './frame.ts';

/** Compiled expressions: closures over a frame of bound facts. No code is generated. */
export type BooleanCode = (frame: Frame) => boolean | Doubt;
export type TextCode = (frame: Frame) => string | Doubt;
export type ListCode = (frame: Frame) => BoundList | Doubt;

/** A number: `run` counts how often `factor` base units go into it. Units cost nothing while it runs. */
export interface NumberCode {
  readonly factor: Exact;
  readonly run: (frame: Frame) => Count | Doubt;
  /** The count, if it is the same for every subject. */
  readonly constant?: Count;
  /** Of a quotient: what is divided by what, so that a sum adds up what has one denominator and divides once. */
  readonly quotient?: { readonly above: NumberCode['run']; readonly below: NumberCode['run'] };
}

export function constantCode(value: Exact, unit: Unit): NumberCode {
  const base = reduce(multiply(value, unit.factor));
  return constantCount(countOf({ n: base.n, d: 1n }), { n: 1n, d: base.d });
}

export const constantCount = (constant: Count, factor: Exact): NumberCode => ({
  factor,
  constant,
  run: () => constant,
});

/** The quotient of two factors. @throws RangeError if a factor is zero, which no unit has */
export function ratioOf(a: Exact, b: Exact): Exact {
  const ratio = divide(a, b);
  if (!ratio) throw new RangeError('a factor is never zero');
  return reduce(ratio);
}

/** The greatest factor that goes into both without rest: counts of it stay whole numbers. */
export function commonFactor(a: Exact, b: Exact): Exact {
  return reduce({ n: greatestCommonDivisor(a.n * b.d, b.n * a.d), d: a.d * b.d });
}

/** The same number, counted in another factor. */
export function inFactor(code: NumberCode, factor: Exact): NumberCode {
  const times = countOf(ratioOf(code.factor, factor));
  if (times === 1) return code;
  if (code.constant !== undefined) {
    return constantCount(countOf(exactOf(multiplyCounts(code.constant, times))), factor);
  }
  const { run } = code;
  return {
    factor,
    run: (frame) => {
      const count = run(frame);
      return count instanceof Doubt ? count : multiplyCounts(count, times);
    },
  };
}

/** Both, counted in one factor, so that their counts can be compared and added. */
export function aligned(a: NumberCode, b: NumberCode): readonly [NumberCode, NumberCode] {
  const factor = commonFactor(a.factor, b.factor);
  return [inFactor(a, factor), inFactor(b, factor)];
}
