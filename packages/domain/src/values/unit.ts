import { divide, type Exact, multiply, ONE, reduce } from './exact.ts';
import { MULTIPLIERS, UNIT_SYMBOLS, type UnitSymbol } from './unit-symbols.ts';

/** One factor of a unit: `亩` to the power −1 in 万元/亩. */
interface UnitPart {
  readonly symbol: string;
  readonly power: number;
}

/**
 * A unit of measure: its size in base units, exactly, and its dimension. Units of one text are one object.
 */
export interface Unit {
  /** As shown: `万元/亩`; empty for a pure number. */
  readonly text: string;
  /** How many base units one of it is: 2000/3 for 亩. */
  readonly factor: Exact;
  /** The dimension vector in canonical form: `metre^-2·yuan^1`; empty for a pure number. */
  readonly dimension: string;
  readonly parts: readonly UnitPart[];
}

interface Measure {
  readonly symbol: string;
  readonly factor: Exact;
  readonly definition: UnitSymbol;
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

const definitions: ReadonlyMap<string, UnitSymbol> = new Map(
  UNIT_SYMBOLS.flatMap((unit) => [unit.symbol, ...unit.aliases].map((name) => [fold(name), unit] as const)),
);

/** 万元 = 万 + 元: the symbol as it stands first, then the longest number word before a known symbol. */
function findMeasure(text: string): Measure | undefined {
  const whole = definitions.get(fold(text));
  if (whole)
    return { symbol: whole.symbol, factor: { n: whole.size[0], d: whole.size[1] }, definition: whole };
  for (const length of [2, 1]) {
    const size = MULTIPLIERS.get(text.slice(0, length));
    const definition = size === undefined ? undefined : definitions.get(fold(text.slice(length)));
    if (size !== undefined && definition?.dimension) {
      const factor = { n: definition.size[0] * size, d: definition.size[1] };
      return { symbol: `${text.slice(0, length)}${definition.symbol}`, factor, definition };
    }
  }
  return undefined;
}

const cache = new Map<string, Unit>();

function write(parts: readonly UnitPart[]): string {
  const list = (sign: 1 | -1) =>
    parts.flatMap(({ symbol, power }) => Array.from({ length: Math.max(0, sign * power) }, () => symbol));
  const below = list(-1);
  const above = list(1).join('·') || (below.length > 0 ? '1' : '');
  return [above, ...below].join('/');
}

function unitOfParts(parts: readonly UnitPart[]): Unit {
  const text = write(parts);
  const known = cache.get(text);
  if (known) return known;
  let factor: Exact = ONE;
  const powers = new Map<string, number>();
  for (const { symbol, power } of parts) {
    const measure = findMeasure(symbol);
    if (!measure) throw new RangeError(`not a unit: ${symbol}`);
    for (let count = Math.abs(power); count > 0; count -= 1) {
      factor = power > 0 ? multiply(factor, measure.factor) : (divide(factor, measure.factor) ?? factor);
    }
    const [base, exponent] = measure.definition.dimension ?? [];
    if (base && exponent) powers.set(base, (powers.get(base) ?? 0) + exponent * power);
  }
  const dimension = [...powers]
    .filter(([, power]) => power !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([base, power]) => `${base}^${power}`)
    .join('·');
  const unit: Unit = { text, factor: reduce(factor), dimension, parts };
  if (cache.size < 10_000) cache.set(text, unit);
  return unit;
}

function combine(a: readonly UnitPart[], b: readonly UnitPart[], sign: 1 | -1): readonly UnitPart[] {
  const powers = new Map(a.map(({ symbol, power }) => [symbol, power]));
  for (const { symbol, power } of b) powers.set(symbol, (powers.get(symbol) ?? 0) + sign * power);
  return [...powers].filter(([, power]) => power !== 0).map(([symbol, power]) => ({ symbol, power }));
}

/** A pure number: no unit. */
export const PLAIN: Unit = unitOfParts([]);

/**
 * Reads a unit as plans and sheets write it: `万元/亩`, `（万kWh）`, `元／m²`, `万元每人`. What follows a stroke is
 * below it up to the next stroke: 万元/亩·年 is 万元 per 亩 and year.
 *
 * @returns the unit, {@link PLAIN} for an empty text, or `undefined` if a part is no known unit; never throws
 */
export function parseUnit(text: string): Unit | undefined {
  const known = cache.get(text);
  if (known) return known;
  let parts: readonly UnitPart[] = [];
  const folded = text.normalize('NFKC').replace(/\s/g, '');
  const bare = definitions.has(fold(folded)) ? folded : folded.replace(/[()]/g, '').replace(/每/g, '/');
  if (bare === '') return PLAIN;
  if (bare.length > 60) return undefined;
  for (const [index, group] of bare.split('/').entries()) {
    if (index === 0 && group === '1') continue;
    const names = findMeasure(group) ? [group] : group.split(/[·・⋅•*×]/);
    for (const name of names) {
      const measure = findMeasure(name);
      if (!measure) return undefined;
      parts = combine(parts, [{ symbol: measure.symbol, power: 1 }], index === 0 ? 1 : -1);
    }
  }
  const unit = unitOfParts(parts);
  if (cache.size < 10_000) cache.set(text, unit);
  return unit;
}

/** Reads a unit of validated data. @throws RangeError if it is none */
export function unit(text: string): Unit {
  const found = parseUnit(text);
  if (!found) throw new RangeError(`not a unit: ${text}`);
  return found;
}

/** Whether values of the two can be compared and added: 亩 and ㎡, % and a pure number; not 吨 and 吨标准煤. */
export const compatible = (a: Unit, b: Unit): boolean => a.dimension === b.dimension;

/** Remembers a function of two units; there are few units, and the same few meet again and again. */
function remembered<Result>(make: (a: Unit, b: Unit) => Result): (a: Unit, b: Unit) => Result {
  const known = new WeakMap<Unit, WeakMap<Unit, { readonly result: Result }>>();
  return (a, b) => {
    let row = known.get(a);
    if (!row) {
      row = new WeakMap();
      known.set(a, row);
    }
    let cell = row.get(b);
    if (!cell) {
      cell = { result: make(a, b) };
      row.set(b, cell);
    }
    return cell.result;
  };
}

/** How many `to` one `from` is, exactly, or `undefined` if they measure different things. */
export const conversionFactor = remembered((from, to): Exact | undefined =>
  compatible(from, to)
    ? reduce({ n: from.factor.n * to.factor.d, d: from.factor.d * to.factor.n })
    : undefined,
);

/** The same quantity in another unit, exactly, or `undefined` if they measure different things. */
export function convert(value: Exact, from: Unit, to: Unit): Exact | undefined {
  if (from === to) return value;
  const factor = conversionFactor(from, to);
  return factor && multiply(value, factor);
}

/** 万元/亩 · 亩 = 万元. */
export const multiplyUnits = remembered((a, b) => unitOfParts(combine(a.parts, b.parts, 1)));

/** 万元 / 亩 = 万元/亩. */
export const divideUnits = remembered((a, b) => unitOfParts(combine(a.parts, b.parts, -1)));

const pure = new WeakMap<Unit, Unit>();

/** The unit without its pure ratios: 元 for %·元. The value has to be converted along. */
export function withoutRatios(a: Unit): Unit {
  const known = pure.get(a);
  if (known) return known;
  const parts = a.parts.filter(({ symbol }) => findMeasure(symbol)?.definition.dimension);
  const result = parts.length === a.parts.length ? a : unitOfParts(parts);
  pure.set(a, result);
  return result;
}
