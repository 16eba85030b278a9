import { add, type Exact, negate, parseDecimal, reduce, sign, toPlainDecimal } from '../values/index.ts';
import {
  groupByPart,
  type ReportAt,
  type RowChoice,
  settleRows,
  sumParts,
  withoutOwnSums,
} from './combine-rows.ts';
import type { Dataset, DatasetFact } from './dataset.ts';
import type { Ruling } from './ruling.ts';
import { rawAt, type StagedRow } from './staged-row.ts';

/** A sender's cell by its own address. */
export interface CellRef {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  /** As written. */
  readonly raw: string;
}

/** One fact as one dataset reports it, in the canonical unit, with the cells it came from. */
export interface StagedFact {
  /** `null`: reported, but unusable until mended or ruled on. */
  readonly value: Exact | null;
  readonly cells: readonly CellRef[];
  readonly matchedBy: 'code' | 'name' | 'ruling';
  /** A person's ruling had a part in it. */
  readonly ruled: boolean;
}

export interface CombineOptions {
  readonly dataset: Dataset;
  readonly year: number | null;
  readonly creditCode: string;
  readonly name: string;
  readonly rulings: readonly Ruling[];
  readonly reportAt: ReportAt;
}

/** The facts that the rows of one enterprise come to in one year of one dataset. */
export function combineFacts(
  rows: readonly StagedRow[],
  options: CombineOptions,
): ReadonlyMap<string, StagedFact> {
  const { dataset, name, creditCode, reportAt } = options;
  const own = rulingsOn(options.rulings, dataset.file.id, options.year, creditCode);
  const choose = chooseBy(own, dataset);
  const parts = groupByPart(withoutOwnSums(rows)).map((part) =>
    settleRows(dataset, part, name, creditCode, choose, reportAt),
  );
  const fields = sumParts(dataset, parts);
  const hands = own.length === 0 ? UNTOUCHED : enterValues(own, dataset, fields);
  const values = dataset.facts.map((fact) => evaluate(fact, fields));
  for (const [at, fact] of dataset.facts.entries()) {
    const value = values[at];
    if (fact.rule.flagNegative && value && sign(value) < 0) flagNegative(rows, fact, value, options);
  }
  return new FactsOfRows(dataset.facts, values, rows, hands);
}

/** What people had to do with the figures of an enterprise. */
interface Hands {
  /** They chose one of several rows. */
  readonly chosen: boolean;
  /** Fields whose figures were entered by hand. */
  readonly entered: ReadonlySet<string>;
}

/** Nearly every enterprise: one object for all of them. */
const UNTOUCHED: Hands = { chosen: false, entered: new Set() };

/** Puts the figures that people entered in the place of what the rows say. */
function enterValues(
  rulings: readonly Ruling[],
  dataset: Dataset,
  fields: (Exact | null | undefined)[],
): Hands {
  const entered = new Set<string>();
  for (const ruling of rulings) {
    if (ruling.kind !== 'enter-value') continue;
    const position = dataset.fields.findIndex(({ field }) => field.id === ruling.field);
    const value = parseDecimal(ruling.value);
    if (position < 0 || !value) continue;
    fields[position] = value;
    entered.add(ruling.field);
  }
  return { chosen: rulings.some(({ kind }) => kind === 'choose-row'), entered };
}

/**
 * The facts of one enterprise by id, in the order of the dataset. Only the figures are kept: a fact with its cells is
 * made when somebody asks, which for most of a large table nobody does.
 */
class FactsOfRows implements ReadonlyMap<string, StagedFact> {
  readonly #rules: readonly DatasetFact[];
  readonly #values: readonly (Exact | null | undefined)[];
  readonly #rows: readonly StagedRow[];
  readonly #hands: Hands;

  constructor(
    rules: readonly DatasetFact[],
    values: readonly (Exact | null | undefined)[],
    rows: readonly StagedRow[],
    hands: Hands,
  ) {
    this.#rules = rules;
    this.#values = values;
    this.#rows = rows;
    this.#hands = hands;
  }

  get size(): number {
    return this.#values.reduce((count, value) => (value === undefined ? count : count + 1), 0);
  }

  get(id: string): StagedFact | undefined {
    return this.#factAt(this.#rules.findIndex(({ rule }) => rule.id === id));
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  *entries(): MapIterator<[string, StagedFact]> {
    for (const [at, { rule }] of this.#rules.entries()) {
      const fact = this.#factAt(at);
      if (fact) yield [rule.id, fact];
    }
  }

  *keys(): MapIterator<string> {
    for (const [id] of this.entries()) yield id;
  }

  *values(): MapIterator<StagedFact> {
    for (const [, fact] of this.entries()) yield fact;
  }

  [Symbol.iterator](): MapIterator<[string, StagedFact]> {
    return this.entries();
  }

  forEach(take: (fact: StagedFact, id: string, map: ReadonlyMap<string, StagedFact>) => void): void {
    for (const [id, fact] of this.entries()) take(fact, id, this);
  }

  #factAt(at: number): StagedFact | undefined {
    const fact = this.#rules[at];
    const value = this.#values[at];
    if (!fact || value === undefined) return undefined;
    const { chosen, entered } = this.#hands;
    const { plus, minus } = fact.rule;
    const ruled = chosen || [...plus, ...minus].some((term) => entered.has(term));
    const matchedBy = this.#rows.find((row) => row.matchedBy !== 'code')?.matchedBy ?? 'code';
    return { value, matchedBy, ruled, cells: cellsOf(fact, this.#rows) };
  }
}

function cellsOf({ plus, minus }: DatasetFact, rows: readonly StagedRow[]): readonly CellRef[] {
  const positions = [...plus, ...minus];
  return rows.flatMap((own) =>
    positions.flatMap((position) => {
      const { row, source } = own;
      const column = source.letters[position] ?? '';
      if (column === '') return [];
      return [{ file: source.file, sheet: source.sheet, row, column, raw: rawAt(own, position) }];
    }),
  );
}

/** Rulings on the figures of one enterprise in one year of one dataset. */
export const rulingsOn = (
  rulings: readonly Ruling[],
  datasetId: string,
  year: number | null,
  creditCode: string,
): readonly Ruling[] =>
  rulings.length === 0
    ? rulings
    : rulings.filter(
        (one) =>
          one.kind !== 'match' &&
          one.datasetId === datasetId &&
          one.year === year &&
          one.creditCode === creditCode,
      );

/** The rows that people chose among those of one enterprise. */
export function chooseBy(rulings: readonly Ruling[], dataset: Dataset): RowChoice {
  return (position, rows) => {
    const id = dataset.fields[position]?.field.id ?? '';
    for (const ruling of rulings) {
      if (ruling.kind !== 'choose-row' || (ruling.fields.length > 0 && !ruling.fields.includes(id))) continue;
      const chosen = rows.find(({ row, source }) => row === ruling.row && source.sheet === ruling.sheet);
      if (chosen) return chosen;
    }
    return undefined;
  };
}

/** Sum of `plus` less `minus`; blank terms add nothing beside a given one; none given is no fact at all. */
function evaluate(
  { plus, minus }: DatasetFact,
  fields: readonly (Exact | null | undefined)[],
): Exact | null | undefined {
  let total: Exact | undefined;
  for (const [negative, positions] of [
    [false, plus],
    [true, minus],
  ] as const) {
    for (const position of positions) {
      const value = fields[position];
      if (value === null) return null;
      if (value === undefined) continue;
      const signed = negative ? negate(value) : value;
      total = total ? reduce(add(total, signed)) : signed;
    }
  }
  return total;
}

function flagNegative(
  rows: readonly StagedRow[],
  { rule, plus }: DatasetFact,
  value: Exact,
  { dataset, creditCode, name, reportAt }: CombineOptions,
): void {
  const position = plus[0] ?? -1;
  const definition = dataset.fields[position];
  const [first] = rows;
  if (!first || !definition) return;
  reportAt(first)('negative-value', {
    row: first.row,
    rows: rows.filter(({ source }) => source === first.source).map(({ row }) => row),
    column: first.source.letters[position] ?? '',
    fields: [rule.id],
    title: definition.field.title,
    code: creditCode,
    name,
    value: `${toPlainDecimal(value) ?? ''}${definition.unit?.text ?? ''}`,
  });
}
