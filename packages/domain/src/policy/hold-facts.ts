import { convert, type Exact, PLAIN, parseUnit, roundTo, toDecimalString, unit } from '../values/index.ts';
import { withValue } from './edit-facts.ts';
import type { HeldFrom } from './held-from.ts';
import type { PolicyInput, PolicyInputs } from './policy-input.ts';

/** A figure with its unit, or a word, a day, a yes or no. */
export type HeldValue =
  | { readonly kind: 'number'; readonly value: Exact; readonly unit: string }
  | { readonly kind: 'plain'; readonly value: string | boolean }
  /** It is known that there is none, such as no extension. */
  | { readonly kind: 'none' };

/** What is held of one case; `undefined` is not known. */
export interface Holdings {
  fact(id: string): HeldValue | undefined;
  grade(which: 'year' | 'before'): string | undefined;
  /** A field of the register's entry that the case is about. */
  field(name: string): HeldValue | undefined;
  /** Whether the case is an entry of a register at all. */
  readonly listed: boolean;
  /** 元 already decided for this enterprise under the policy in the year; `undefined` if nobody keeps count. */
  readonly granted: Exact | undefined;
  /** 31 December of the year. */
  readonly yearEnd: string;
}

/** What is held where a source says; `undefined` is not known. */
export function heldAt(from: HeldFrom, held: Holdings): HeldValue | undefined {
  const plain = (value: string | boolean): HeldValue => ({ kind: 'plain', value });
  if ('fact' in from) return held.fact(from.fact);
  if ('grade' in from) {
    const grade = held.grade(from.grade);
    return grade === undefined ? undefined : plain(grade);
  }
  if ('field' in from) {
    const none = from.none === undefined ? undefined : held.field(from.none);
    return none?.kind === 'plain' && none.value === true ? { kind: 'none' } : held.field(from.field);
  }
  if ('given' in from) return held.field(from.given) === undefined ? undefined : plain(true);
  if ('listed' in from) return held.listed ? plain(true) : undefined;
  if ('granted' in from) return held.granted && { kind: 'number', value: held.granted, unit: '元' };
  const [start, end] = from.underway.map((name) => held.field(name));
  if (start?.kind !== 'plain' || typeof start.value !== 'string') return undefined;
  const ended = end?.kind === 'plain' && typeof end.value === 'string' && end.value <= held.yearEnd;
  return plain(start.value <= held.yearEnd && !ended);
}

/** As the form would have it: a decimal in the input's unit, to its decimals, half up; `undefined` if it cannot be one. */
export function writtenFor(input: PolicyInput, value: HeldValue): string | boolean | null | undefined {
  if (value.kind === 'none') return input.type === 'date' && input.none ? null : undefined;
  if (value.kind === 'plain') {
    const fits =
      input.type === 'boolean'
        ? typeof value.value === 'boolean'
        : input.type === 'date' || input.type === 'text';
    return fits ? value.value : undefined;
  }
  if (input.type !== 'number') return undefined;
  const wanted = input.unit === undefined ? PLAIN : unit(input.unit);
  const given = parseUnit(value.unit);
  const converted = given && convert(value.value, given, wanted);
  if (!converted) return undefined;
  const places = input.decimals ?? 2;
  return toDecimalString(roundTo(converted, places, 'half-up'), places);
}

export interface HeldCase {
  /** Facts by the policy's names, ready for `readFacts`; what is not held is left out. */
  readonly facts: unknown;
  /** The places that were filled in, without what counts grants: that nothing was granted yet is no fact of the case. */
  readonly places: readonly string[];
}

/**
 * The facts of a case as far as they are held, by what the policy says of each input (`from`). Units are converted
 * exactly and rounded once, half up, to the decimals of the input; what does not fit an input is left unknown.
 *
 * @param sources - where each input is held; inputs not named are not held
 */
export function holdFacts(
  inputs: PolicyInputs,
  sources: ReadonlyMap<string, HeldFrom>,
  held: Holdings,
): HeldCase {
  let facts: unknown = {};
  const places: string[] = [];
  for (const [name, from] of sources) {
    const input = inputs[name];
    const value = input && heldAt(from, held);
    const written = input && value && writtenFor(input, value);
    if (written === undefined) continue;
    facts = withValue(facts, name, written);
    if (!('granted' in from)) places.push(name);
  }
  return { facts, places };
}

/** Where a policy's own inputs say they are held. */
export const heldSources = (inputs: PolicyInputs): ReadonlyMap<string, HeldFrom> =>
  new Map(
    Object.entries(inputs).flatMap(([name, { from }]) => (from === undefined ? [] : [[name, from] as const])),
  );
