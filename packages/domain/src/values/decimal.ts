import { type Exact, powerOfTen, reduce, roundTo } from './exact.ts';
import { Figure, parseFigure } from './figure.ts';

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const EXPONENTS: ReadonlyMap<bigint, number> = new Map(
  Array.from({ length: 40 }, (_, exponent) => [powerOfTen(exponent), exponent]),
);

/**
 * Reads a plain decimal such as `-12.50` or `1.2e3` exactly.
 *
 * @returns the value, or `undefined` if the text is not a decimal number; never throws
 */
export function parseDecimal(text: string): Exact | undefined {
  const figure = parseFigure(text);
  return figure ? { n: figure.n, d: figure.d } : parseAny(text);
}

function parseAny(text: string): Exact | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, integer = '', fraction = '', exponent] = match;
  if (integer === '' && fraction === '') return undefined;
  const shift = Number(exponent ?? 0) - fraction.length;
  const magnitude = BigInt(integer + fraction);
  const digits = sign === '-' ? -magnitude : magnitude;
  return shift >= 0 ? { n: digits * powerOfTen(shift), d: 1n } : { n: digits, d: powerOfTen(-shift) };
}

/** Reads a decimal that is known to be well formed, as in plan data that has been validated. @throws RangeError otherwise */
export function decimal(text: string): Exact {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`not a decimal number: ${text}`);
  return value;
}

const IN_THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Reads a number as somebody typed it: blanks, full-width figures and commas between thousands are forgiven,
 * `１２，０００．５` and `12,000.5` alike. A comma anywhere else is not: who writes `1,5` may mean another number.
 *
 * @returns the value, or `undefined` if it is no number; never throws
 */
export function readTyped(text: string): Exact | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return parseDecimal(IN_THOUSANDS.test(plain) ? plain.replaceAll(',', '') : plain);
}

/** Separates the thousands of a plain decimal: `-1234567.5` → `-1,234,567.5`. */
export function groupThousands(text: string): string {
  const [whole = '', ...fraction] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

/** @param n - whole; a number is as good as a big one, and written faster */
function placePoint(n: bigint | number, places: number): string {
  const digits = (n < 0 ? -n : n).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return n < 0 ? `-${text}` : text;
}

/**
 * Writes with exactly `places` decimals (0 or more), rounded half away from zero (四舍五入). Never writes `-0`.
 *
 * @example toDecimalString(decimal('2.345'), 2) // "2.35"
 */
export function toDecimalString(a: Exact, places: number): string {
  const steps = a instanceof Figure ? a.inSteps(places) : undefined;
  return placePoint(steps ?? roundTo(a, places, 'half-up').n, places);
}

const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/**
 * Writes a finite decimal with no trailing zeros and no rounding, or `undefined` if the value has no finite decimal
 * form (one third). This is the storage and wire form.
 */
export function toPlainDecimal(a: Exact): string | undefined {
  if (a instanceof Figure) return figureText(a);
  const known = EXPONENTS.get(a.d);
  if (known !== undefined) return trimZeros(placePoint(a.n, known));
  const { n, d } = reduce(a);
  let rest = d;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let count = 0;
    while (rest % prime === 0n) {
      rest /= prime;
      count += 1;
    }
    places = Math.max(places, count);
  }
  return rest === 1n ? trimZeros(placePoint((n * powerOfTen(places)) / d, places)) : undefined;
}

/** Zeros at the end are taken off the count, which is quicker than off the text. */
function figureText({ count, places }: Figure): string {
  let [rest, left] = [count, places];
  while (left > 0 && rest % 10 === 0) {
    rest /= 10;
    left -= 1;
  }
  return placePoint(rest, left);
}

/** Writes any value without loss: a plain decimal, or a fraction in lowest terms (`20/3`) where there is none. */
export function toExactText(a: Exact): string {
  const plain = toPlainDecimal(a);
  if (plain !== undefined) return plain;
  const { n, d } = reduce(a);
  return `${n}/${d}`;
}

/** Reads what {@link toExactText} wrote. @returns `undefined` if the text is neither a decimal nor a fraction */
export function parseExactText(text: string): Exact | undefined {
  const fraction = /^(-?\d+)\/([1-9]\d*)$/.exec(text);
  if (!fraction) return parseDecimal(text);
  return { n: BigInt(fraction[1] ?? '0'), d: BigInt(fraction[2] ?? '1') };
}
