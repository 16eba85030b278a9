import type { Exact, Unit } from '../values/index.ts';
import type { Cause } from './cause.ts';
import type { Item } from './fact-source.ts';

/** A known value. Numbers carry their unit, so that no figure is ever read in the wrong one. */
export type KnownAnswer =
  | { readonly kind: 'number'; readonly value: Exact; readonly unit: Unit }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'list'; readonly members: readonly Member[] };

/** What is not known, and everything that keeps it from being known. */
export interface UnknownAnswer {
  readonly kind: 'unknown';
  readonly causes: readonly Cause[];
}

/** What a rule answers: a value, or that it cannot be known yet and why. Never a guess, never a zero. */
export type Answer = KnownAnswer | UnknownAnswer;

/** An item of a list; `doubt` says why it is not known whether it belongs there. */
export interface Member {
  readonly item: Item;
  readonly doubt?: readonly Cause[];
}

export const booleanAnswer = (value: boolean): KnownAnswer => ({ kind: 'boolean', value });
export const numberAnswer = (value: Exact, unit: Unit): KnownAnswer => ({ kind: 'number', value, unit });
export const unknownAnswer = (causes: readonly Cause[]): UnknownAnswer => ({ kind: 'unknown', causes });
