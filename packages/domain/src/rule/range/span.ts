import { add, compare, divide, type Exact, multiply, negate, ZERO } from '../../values/index.ts';
import type { Cause } from '../cause.ts';
import type { Item } from '../fact-source.ts';

/**
 * What a part of a rule can be, whatever the facts not known turn out to be. Numbers are in base units; an end left out
 * is open. No causes: it is settled. `broken` may have no value at all, and then nothing around it settles it.
 */
export type Span = NumberSpan | TruthSpan | TextSpan | ListSpan;

export interface NumberSpan {
  readonly kind: 'number';
  readonly low: Exact | undefined;
  readonly high: Exact | undefined;
  /** The end itself is not reached. What is computed from it may forget so: then more is possible, never less. */
  readonly above?: true;
  readonly below?: true;
  readonly causes: readonly Cause[];
  readonly broken?: true;
}
export interface TruthSpan {
  readonly kind: 'boolean';
  readonly yes: boolean;
  readonly no: boolean;
  readonly causes: readonly Cause[];
}
export interface TextSpan {
  readonly kind: 'text' | 'date';
  readonly value: string | undefined;
  readonly causes: readonly Cause[];
}
export interface PossibleItem {
  readonly item: Item;
  /** Why it may not belong to the list; none if it does. */
  readonly doubt: readonly Cause[];
}
export interface ListSpan {
  readonly kind: 'list';
  /** `undefined`: any items at all. */
  readonly items: readonly PossibleItem[] | undefined;
  readonly causes: readonly Cause[];
}

type Bound = Exact | undefined;

export const point = (value: Exact): NumberSpan => ({ kind: 'number', low: value, high: value, causes: [] });
export const isPoint = ({ low, high, broken }: NumberSpan): boolean =>
  low !== undefined && high !== undefined && !broken && compare(low, high) === 0;
export const isZeroSpan = (span: NumberSpan): boolean =>
  isPoint(span) && span.low !== undefined && compare(span.low, ZERO) === 0;

/** A number between two ends; settled where they meet, whatever it was made of. */
export function between(low: Bound, high: Bound, causes: readonly Cause[]): NumberSpan {
  const span: NumberSpan = { kind: 'number', low, high, causes };
  return isPoint(span) ? { ...span, causes: [] } : span;
}

export const broken = (causes: readonly Cause[]): NumberSpan => ({
  kind: 'number',
  low: undefined,
  high: undefined,
  causes,
  broken: true,
});

export const truth = (value: boolean): TruthSpan => ({ kind: 'boolean', yes: value, no: !value, causes: [] });
export const either = (causes: readonly Cause[]): TruthSpan => ({
  kind: 'boolean',
  yes: true,
  no: true,
  causes,
});
export const isSettled = ({ yes, no }: TruthSpan): boolean => yes !== no;
export const invert = ({ yes, no, causes }: TruthSpan): TruthSpan => ({
  kind: 'boolean',
  yes: no,
  no: yes,
  causes,
});

/** One certain no decides; a certain yes is no cause of doubt. */
export function conjunction(parts: readonly TruthSpan[]): TruthSpan {
  if (parts.some((part) => isSettled(part) && part.no)) return truth(false);
  const open = parts.filter((part) => !isSettled(part));
  return open.length === 0 ? truth(true) : either(open.flatMap(({ causes }) => causes));
}
export const disjunction = (parts: readonly TruthSpan[]): TruthSpan => invert(conjunction(parts.map(invert)));

const both = (a: Bound, b: Bound, merge: (x: Exact, y: Exact) => Exact): Bound =>
  a === undefined || b === undefined ? undefined : merge(a, b);
const lesser = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
const greater = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

const joined = (a: { causes: readonly Cause[] }, b: { causes: readonly Cause[] }): readonly Cause[] => [
  ...a.causes,
  ...b.causes,
];

/** The same with the ends that are not reached. */
const short = (span: NumberSpan, above: true | undefined, below: true | undefined): NumberSpan =>
  (above || below) && !isPoint(span) ? { ...span, ...(above && { above }), ...(below && { below }) } : span;

export function plus(a: NumberSpan, b: NumberSpan): NumberSpan {
  if (a.broken || b.broken) return broken(joined(a, b));
  const sum = between(both(a.low, b.low, add), both(a.high, b.high, add), joined(a, b));
  return short(sum, a.above ?? b.above, a.below ?? b.below);
}

export const minus = ({ above, below, ...a }: NumberSpan): NumberSpan => ({
  ...a,
  low: a.high && negate(a.high),
  high: a.low && negate(a.low),
  ...(below && { above: below }),
  ...(above && { below: above }),
});

/** Below both: where one is certainly not above the other, the other does not matter. */
export function lower(a: NumberSpan, b: NumberSpan): NumberSpan {
  if (a.broken || b.broken) return broken(joined(a, b));
  if (a.high && b.low && compare(a.high, b.low) <= 0) return a;
  if (b.high && a.low && compare(b.high, a.low) <= 0) return b;
  const high = a.high === undefined ? b.high : b.high === undefined ? a.high : lesser(a.high, b.high);
  return between(both(a.low, b.low, lesser), high, joined(a, b));
}
export const upper = (a: NumberSpan, b: NumberSpan): NumberSpan => minus(lower(minus(a), minus(b)));

/** Everything that either can be. */
export function hull(a: NumberSpan, b: NumberSpan, causes: readonly Cause[]): NumberSpan {
  if (a.broken || b.broken) return broken(causes);
  return between(both(a.low, b.low, lesser), both(a.high, b.high, greater), causes);
}

const isBelowZero = (bound: Bound): boolean => bound === undefined || compare(bound, ZERO) < 0;

const scaled = ({ low, high, above, below }: NumberSpan, by: Exact, causes: readonly Cause[]): NumberSpan =>
  short(between(low && multiply(low, by), high && multiply(high, by), causes), above, below);

/** Nothing times anything is nothing. Open ends are kept apart by the signs they may have. */
export function times(a: NumberSpan, b: NumberSpan): NumberSpan {
  if (a.broken || b.broken) return broken(joined(a, b));
  if (isZeroSpan(a) || isZeroSpan(b)) return point(ZERO);
  const causes = joined(a, b);
  if (isPoint(b) && b.low && compare(b.low, ZERO) > 0) return scaled(a, b.low, causes);
  if (isPoint(a) && a.low && compare(a.low, ZERO) > 0) return scaled(b, a.low, causes);
  if (a.low && a.high && b.low && b.high) {
    const products = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => (y ? multiply(x, y) : ZERO)));
    return between(products.reduce(lesser), products.reduce(greater), causes);
  }
  if (isBelowZero(a.low) || isBelowZero(b.low))
    return { kind: 'number', low: undefined, high: undefined, causes };
  return between(both(a.low, b.low, multiply), both(a.high, b.high, multiply), causes);
}

/** @param positive - a denominator below zero has no quotient either */
export function over(a: NumberSpan, b: NumberSpan, none: () => Cause, positive: boolean): NumberSpan {
  if (a.broken || b.broken) return broken(joined(a, b));
  const causes = joined(a, b);
  const above = b.low !== undefined && compare(b.low, ZERO) > 0;
  if (above) {
    if (isZeroSpan(a)) return point(ZERO);
    const inverse = (bound: Bound, open: Bound): Bound =>
      bound === undefined ? open : divide({ n: 1n, d: 1n }, bound);
    return {
      ...times(a, between(inverse(b.high, ZERO), inverse(b.low, undefined), [])),
      ...(isPoint(a) && isPoint(b) ? {} : { causes }),
    };
  }
  if (isPoint(b) && b.low && (positive || isZeroSpan(b))) return broken([...causes, none()]);
  const inverse = isPoint(b) && b.low ? divide({ n: 1n, d: 1n }, b.low) : undefined;
  return inverse ? times(a, point(inverse)) : broken(causes);
}
