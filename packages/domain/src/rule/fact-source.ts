import { dayToNumber, type Exact, Figure } from '../values/index.ts';
import type { Absence } from './cause.ts';
import type { Counting } from './fact-declaration.ts';

/** What a fact may be: a number in its declared unit, a truth value, a text or day, a list of items. */
export type FactValue = Exact | boolean | string | readonly FactRecord[];

/** An item's facts by field; a field that is not there was not reported, `null` cannot be used. */
export interface FactRecord {
  get(field: string): FactValue | null | undefined;
}

/** The fields of a list's items in the order in which they are declared; one object for all items of a list. */
export interface FieldOrder {
  readonly names: readonly string[];
  /** Where each of the names stands. */
  readonly places: ReadonlyMap<string, number>;
  /** How a compiled rule counts each of the names. */
  readonly counts: readonly Counting[];
}

/** An item's facts in the order of its list: a compiled rule takes them by place. */
export class FieldRecord implements FactRecord {
  readonly order: FieldOrder;
  readonly values: readonly (FactValue | null | undefined)[];
  private known: Counted | 'not yet' = 'not yet';

  constructor(order: FieldOrder, values: readonly (FactValue | null | undefined)[]) {
    this.order = order;
    this.values = values;
  }

  /**
   * The same as a compiled rule counts; `undefined` where one is not known, is a list, or is no safe number of steps.
   * Worked out when a rule first asks.
   */
  get counted(): Counted {
    if (this.known === 'not yet') this.known = countedOf(this.order, this.values);
    return this.known;
  }

  get(field: string): FactValue | null | undefined {
    const at = this.order.places.get(field);
    return at === undefined ? undefined : this.values[at];
  }
}

type Counted = readonly (number | boolean | string)[] | undefined;

function countedOf(
  { names, counts }: FieldOrder,
  values: readonly (FactValue | null | undefined)[],
): Counted {
  const counted: (number | boolean | string)[] = [];
  for (let at = 0; at < names.length; at += 1) {
    const value = values[at];
    const counting = counts[at];
    if (typeof value === 'boolean') counted.push(value);
    else if (typeof value === 'string') counted.push(counting === 'day' ? dayToNumber(value) : value);
    else {
      const count =
        value instanceof Figure && typeof counting === 'number' ? value.inSteps(counting) : undefined;
      if (count === undefined) return undefined;
      counted.push(count);
    }
  }
  return counted;
}

/** Where a value came from, for the trace: an address to look it up by, and what to show. */
export interface SourceReference {
  readonly address: string;
  readonly label?: string;
}

/**
 * The facts of one subject. A rule asks by name and by years before the year under judgement; values are of the type
 * and in the unit that the vocabulary declares.
 */
export interface FactSource {
  /** `undefined` was never reported, `null` was reported but cannot be used. Neither is a zero. */
  read(fact: string, yearsBefore: number): FactValue | null | undefined;
  /** Whether there is a record of the subject in that year at all; taken as yes if left out. */
  hasRecord?(yearsBefore: number): boolean;
  /** Asked only while a trace is written. Fields of items go by their path: `items[3].unitPrice`. */
  sourceOf?(fact: string, yearsBefore: number): SourceReference | undefined;
}

/** An item of a list with its place, so that what is missing can be named. */
export interface Item {
  /** `items[3]`, or `leases[0].items[2]` for a list within an item. */
  readonly path: string;
  /** The year of the list it is from. */
  readonly yearsBefore: number;
  readonly fields: FactRecord;
}

/** Facts in memory, the year under judgement first, then the years before it; `undefined` is a year without record. */
export function factsOf(...years: readonly (FactRecord | undefined)[]): FactSource {
  return {
    read: (fact, yearsBefore) => years[yearsBefore]?.get(fact),
    hasRecord: (yearsBefore) => years[yearsBefore] !== undefined,
  };
}

/** Why a value that `read` did not give is missing. */
export function absenceOf(source: FactSource, value: null | undefined, yearsBefore: number): Absence {
  if (value === null) return 'unusable';
  return source.hasRecord?.(yearsBefore) === false ? 'no-record' : 'unreported';
}

export const isList = (value: FactValue): value is readonly FactRecord[] => Array.isArray(value);
export const isExact = (value: FactValue): value is Exact => typeof value === 'object' && !isList(value);

/** The items of a list fact, each with its place. */
export const itemsOf = (records: readonly FactRecord[], path: string, yearsBefore: number): readonly Item[] =>
  records.map((fields, index) => ({ path: `${path}[${index}]`, yearsBefore, fields }));
