import { add, type Exact, negate, parseDecimal, reduce, sign, toPlainDecimal } from '../values/index.ts';
import { groupByPart, type ReportAt, type RowChoice, settleRows, sumParts } from './combine-rows.ts';
import type { Dataset, DatasetFact } from './dataset.ts';
import type { Ruling } from './ruling.ts';
import type { StagedRow } from './staged-row.ts';

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
export function combineFacts(rows: readonly StagedRow[], options: CombineOptions): Map<string, StagedFact> {
  const { dataset, name, creditCode, reportAt } = options;
  const own = rulingsOn(options.rulings, dataset.file.id, options.year, creditCode);
  const choose = chooseBy(own, dataset);
  const parts = groupByPart(rows).map((part) =>
    settleRows(dataset, part, name, creditCode, choose, reportAt),
  );
  const fields = sumParts(dataset, parts);
  const entered = new Set<string>();
  for (const ruling of own) {
    if (ruling.kind !== 'enter-value') continue;
    const position = dataset.fields.findIndex(({ field }) => field.id === ruling.field);
    const value = parseDecimal(ruling.value);
    if (position < 0 || !value) continue;
    fields[position] = value;
    entered.add(ruling.field);
  }
  const facts = new Map<string, StagedFact>();
  const matchedBy = rows.find((row) => row.matchedBy !== 'code')?.matchedBy ?? 'code';
  const chosen = own.some(({ kind }) => kind === 'choose-row');
  for (const fact of dataset.facts) {
    const value = evaluate(fact, fields);
    if (value === undefined) continue;
    const { rule } = fact;
    const ruled = chosen || [...rule.plus, ...rule.minus].some((term) => entered.has(term));
    facts.set(rule.id, new FactOfRows(value, matchedBy, ruled, rows, fact));
    if (rule.flagNegative && value !== null && sign(value) < 0) flagNegative(rows, fact, value, options);
  }
  return facts;
}

/** A fact that lists its cells when somebody asks: most of a large table's are never looked at. */
class FactOfRows implements StagedFact {
  readonly value: Exact | null;
  readonly matchedBy: StagedFact['matchedBy'];
  readonly ruled: boolean;
  readonly #rows: readonly StagedRow[];
  readonly #fact: DatasetFact;

  constructor(
    value: Exact | null,
    matchedBy: StagedFact['matchedBy'],
    ruled: boolean,
    rows: readonly StagedRow[],
    fact: DatasetFact,
  ) {
    this.value = value;
    this.matchedBy = matchedBy;
    this.ruled = ruled;
    this.#rows = rows;
    this.#fact = fact;
  }

  get cells(): readonly CellRef[] {
    const positions = [...this.#fact.plus, ...this.#fact.minus];
    return this.#rows.flatMap(({ row, source, raw }) =>
      positions.flatMap((position) => {
        const column = source.letters[position] ?? '';
        if (column === '') return [];
        return [{ file: source.file, sheet: source.sheet, row, column, raw: raw[position] ?? '' }];
      }),
    );
  }
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
