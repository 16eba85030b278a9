import type { CountedFacts } from '@tenglong/domain/enterprise';
import { parseMillionths } from '@tenglong/domain/evaluation';
import { decimal, type Exact } from '@tenglong/domain/values';
import type { FactSlots } from './fact-slots.ts';

const COMMA = 0x2c;
const POINT = 0x2e;
const MINUS = 0x2d;
const ZERO = 0x30;
/** Fewer digits than this are exact as a float64, and so is their multiple by a power of ten that stays below 2^53. */
const SAFE_DIGITS = 16;
const POWERS = [1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1] as const;
const MISSING = '0';

/** One element of an array of `numeric`, from `from` to `to` of the text, in millionths; NaN for NULL. */
function readElement(text: string, from: number, to: number): number {
  if (from === to) return Number.NaN;
  const negative = text.charCodeAt(from) === MINUS;
  let digits = 0;
  let places = -1;
  for (let at = negative ? from + 1 : from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT) places = 0;
    else {
      const digit = code - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      digits = digits * 10 + digit;
      if (places >= 0) places += 1;
    }
  }
  const scaled = digits * (POWERS[Math.max(places, 0)] ?? Number.NaN);
  const exact = to - from < SAFE_DIGITS && Number.isSafeInteger(scaled);
  if (!exact) return parseMillionths(text.slice(from, to));
  return negative ? -scaled : scaled;
}

/**
 * Reads an array of `numeric` as PostgreSQL writes it (`{12.5,NULL,3}`) into millionths, beginning at `offset`: what
 * `parseMillionths` gives for each element, to the bit. NULL and what the array does not reach are left as they are.
 */
export function readMillionths(text: string, into: Float64Array, offset: number): void {
  let from = 1;
  let position = offset;
  for (let at = 1; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== COMMA && at !== text.length - 1) continue;
    into[position] = readElement(text, from, at);
    position += 1;
    from = at + 1;
  }
}

/** Figures of many enterprises, row by row, all slots of one beside each other. */
export interface FigureTable {
  readonly slots: FactSlots;
  readonly width: number;
  readonly millionths: Float64Array;
}

/**
 * The facts of one enterprise as `enterprise_years` keeps them: numbers at hand for the evaluation, exact figures made
 * when somebody asks for one.
 */
export class YearFacts implements CountedFacts {
  readonly #table: FigureTable;
  readonly #row: number;
  readonly #values: string;
  readonly #states: string;
  #exact: ReadonlyMap<string, Exact | null> | undefined;

  /** @param values array of `numeric` as text; @param states array of states as text */
  constructor(table: FigureTable, row: number, values: string, states: string) {
    this.#table = table;
    this.#row = row;
    this.#values = values;
    this.#states = states;
  }

  millionths(fact: string): number {
    const { slots, width, millionths } = this.#table;
    const slot = slots.get(fact);
    return slot === undefined ? Number.NaN : (millionths[this.#row * width + slot - 1] ?? Number.NaN);
  }

  get size(): number {
    return this.#all.size;
  }

  get(fact: string): Exact | null | undefined {
    return this.#all.get(fact);
  }

  has(fact: string): boolean {
    return this.#all.has(fact);
  }

  forEach(use: (value: Exact | null, fact: string, map: ReadonlyMap<string, Exact | null>) => void): void {
    for (const [fact, value] of this.#all) use(value, fact, this);
  }

  entries() {
    return this.#all.entries();
  }

  keys() {
    return this.#all.keys();
  }

  values() {
    return this.#all.values();
  }

  [Symbol.iterator]() {
    return this.#all[Symbol.iterator]();
  }

  get #all(): ReadonlyMap<string, Exact | null> {
    this.#exact ??= this.#read();
    return this.#exact;
  }

  #read(): ReadonlyMap<string, Exact | null> {
    const values = this.#values.slice(1, -1).split(',');
    const states = this.#states.slice(1, -1).split(',');
    const facts = new Map<string, Exact | null>();
    for (const [fact, slot] of this.#table.slots) {
      if ((states[slot - 1] ?? MISSING) === MISSING) continue;
      const text = values[slot - 1] ?? 'NULL';
      facts.set(fact, text === 'NULL' ? null : decimal(text));
    }
    return facts;
  }
}
