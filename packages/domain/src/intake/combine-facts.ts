import {
  add,
  type Exact,
  negate,
  parseDecimal,
  reduce,
  sign,
  toPlainDecimal,
  ZERO,
} from '../values/index.ts';
import { groupByPart, type RowChoice, settleRows, sumParts } from './combine-rows.ts';
import type { Dataset } from './dataset.ts';
import type { Ruling } from './ruling.ts';
import type { Report } from './stage-row.ts';
import type { StagedRow } from './staged-row.ts';
import type { FactRule } from './workbook-file.ts';

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
  readonly report: Report;
}

/** The facts that the rows of one enterprise come to in one year of one dataset. */
export function combineFacts(rows: readonly StagedRow[], options: CombineOptions): Map<string, StagedFact> {
  const { dataset, name, creditCode, report } = options;
  const own = rulingsOn(options.rulings, dataset.file.id, options.year, creditCode);
  const choose = chooseBy(own, dataset);
  const parts = groupByPart(rows).map((part) => settleRows(dataset, part, name, creditCode, choose, report));
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
  for (const rule of dataset.file.facts) {
    const value = evaluate(rule, fields, dataset);
    if (value === undefined) continue;
    const terms = [...rule.plus, ...rule.minus];
    facts.set(rule.id, {
      value,
      cells: cellsOf(rows, terms, dataset),
      matchedBy: rows.find(({ matchedBy }) => matchedBy !== 'code')?.matchedBy ?? 'code',
      ruled: own.some(({ kind }) => kind === 'choose-row') || terms.some((term) => entered.has(term)),
    });
    if (rule.flagNegative && value !== null && sign(value) < 0) flagNegative(rows, rule, value, options);
  }
  return facts;
}

/** Rulings on the figures of one enterprise in one year of one dataset. */
export const rulingsOn = (
  rulings: readonly Ruling[],
  datasetId: string,
  year: number | null,
  creditCode: string,
): readonly Ruling[] =>
  rulings.filter(
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
  rule: FactRule,
  fields: readonly (Exact | null | undefined)[],
  dataset: Dataset,
): Exact | null | undefined {
  let total = ZERO;
  let given = false;
  for (const [signed, terms] of [
    [false, rule.plus],
    [true, rule.minus],
  ] as const) {
    for (const term of terms) {
      const value = fields[dataset.fields.findIndex(({ field }) => field.id === term)];
      if (value === null) return null;
      if (value === undefined) continue;
      given = true;
      total = add(total, signed ? negate(value) : value);
    }
  }
  return given ? reduce(total) : undefined;
}

function cellsOf(rows: readonly StagedRow[], terms: readonly string[], dataset: Dataset): CellRef[] {
  const positions = terms.map((term) => dataset.fields.findIndex(({ field }) => field.id === term));
  const cells: CellRef[] = [];
  for (const { row, source, raw } of rows) {
    for (const position of positions) {
      const column = source.letters[position] ?? '';
      if (column === '') continue;
      cells.push({ file: source.file, sheet: source.sheet, row, column, raw: raw[position] ?? '' });
    }
  }
  return cells;
}

function flagNegative(
  rows: readonly StagedRow[],
  rule: FactRule,
  value: Exact,
  { dataset, creditCode, name, report }: CombineOptions,
): void {
  const position = dataset.fields.findIndex(({ field }) => field.id === rule.plus[0]);
  const definition = dataset.fields[position];
  const [first] = rows;
  if (!first || !definition) return;
  report('negative-value', {
    row: first.row,
    rows: rows.map(({ row }) => row),
    column: first.source.letters[position] ?? '',
    fields: [rule.id],
    title: definition.field.title,
    code: creditCode,
    name,
    value: `${toPlainDecimal(value) ?? ''}${definition.unit?.text ?? ''}`,
  });
}
