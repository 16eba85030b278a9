import { compare, type Exact, powerOfTen } from './exact.ts';

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO_DIGIT = 0x30;
const NINE_DIGIT = 0x39;
/** So many digits are a safe integer whatever they are. */
const MOST_DIGITS = 15;
const STEPS: readonly number[] = Array.from({ length: MOST_DIGITS + 1 }, (_, places) => 10 ** places);

/**
 * A decimal of few digits, as nearly every figure of a form is: `count` steps of which ten to the power of `places` make
 * one. It is an exact value like any other; rules that count in the same steps take the count as it is.
 */
export class Figure implements Exact {
  readonly count: number;
  readonly places: number;

  /** @param count - a safe integer, never −0 */
  constructor(count: number, places: number) {
    this.count = count;
    this.places = places;
  }

  /** How many steps of so many decimals it is; `undefined` if it has more of them, or the steps are no safe integer. */
  inSteps(decimals: number): number | undefined {
    const count = this.count * (STEPS[decimals - this.places] ?? Number.NaN);
    return Number.isSafeInteger(count) ? count : undefined;
  }

  /** How far it is from another, if both count in the same steps and the distance is a safe number of them. */
  minus(other: Figure): Figure | undefined {
    const count = this.count - other.count;
    return this.places === other.places && Number.isSafeInteger(count)
      ? new Figure(count, this.places)
      : undefined;
  }

  /** The figure divided by ten to the power of `places`, exactly. */
  shiftedDown(places: number): Figure {
    return places === 0 ? this : new Figure(this.count, this.places + places);
  }

  isWhole(): boolean {
    return this.places === 0 || this.count % 10 ** this.places === 0;
  }

  get n(): bigint {
    return BigInt(this.count);
  }

  get d(): bigint {
    return powerOfTen(this.places);
  }
}

/**
 * Reads a plain decimal of at most 15 characters such as `-12.50`.
 *
 * @returns `undefined` if the text is longer, or written in another way: `parseDecimal` may still read it
 */
export function parseFigure(text: string): Figure | undefined {
  if (text.length > MOST_DIGITS) return undefined;
  const first = text.charCodeAt(0) === MINUS ? 1 : 0;
  let digits = 0;
  let point = -1;
  for (let at = first; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === POINT && point < 0) point = at;
    else if (character >= ZERO_DIGIT && character <= NINE_DIGIT)
      digits = digits * 10 + character - ZERO_DIGIT;
    else return undefined;
  }
  if (text.length - first < (point < 0 ? 1 : 2)) return undefined;
  const places = point < 0 ? 0 : text.length - point - 1;
  return new Figure(first === 1 && digits > 0 ? -digits : digits, places);
}

/** Negative, zero or positive as `a` is below, equal to or above `b`: like `compare`, without big integers if it can be. */
export function compareFigures(a: Exact, b: Exact): number {
  if (!(a instanceof Figure && b instanceof Figure)) return compare(a, b);
  // Most bounds are zero: of that the sign tells.
  if (b.count === 0) return a.count;
  const places = Math.max(a.places, b.places);
  const left = a.inSteps(places);
  const right = b.inSteps(places);
  if (left === undefined || right === undefined) return compare(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}
