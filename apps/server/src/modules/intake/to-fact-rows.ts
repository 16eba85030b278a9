import type { Dataset, SettledYear, StagedFact } from '@tenglong/domain/intake';
import { toPlainDecimal } from '@tenglong/domain/values';
import type { FactRow, SourceCell } from '../enterprise/index.ts';

/** Which field of the dataset stands in a column, by sheet. */
export type FieldAt = (sheet: string, column: string) => string;

/** What each cell of an enterprise's rows became in the canonical unit of its field; absent where it is blank or unusable. */
function convertedCells(settled: SettledYear, creditCode: string): ReadonlyMap<string, string> {
  const converted = new Map<string, string>();
  for (const { source, row, values } of settled.rows.get(creditCode) ?? []) {
    for (const [position, letter] of source.letters.entries()) {
      const value = values[position];
      if (letter === '' || value == null || typeof value === 'symbol') continue;
      const text = typeof value === 'string' ? value : toPlainDecimal(value);
      if (text !== undefined) converted.set(`${source.sheet}\u001f${letter}${row}`, text);
    }
  }
  return converted;
}

function cellsOf(fact: StagedFact, fieldAt: FieldAt, converted: ReadonlyMap<string, string>): SourceCell[] {
  return fact.cells.map(({ sheet, row, column, raw }) => ({
    field: fieldAt(sheet, column),
    sheet,
    row,
    column,
    raw,
    value: converted.get(`${sheet}\u001f${column}${row}`) ?? null,
  }));
}

/** The parts of an enterprise's rows; none if one of them names none, for then they cannot be told apart. */
function partsOf(settled: SettledYear, creditCode: string): readonly string[] {
  const parts = new Set<string>();
  for (const { part, partOf } of settled.rows.get(creditCode) ?? []) {
    if (partOf.every((text) => text === '')) return [];
    parts.add(part);
  }
  return [...parts];
}

/** The facts of one settled year as they are stored: exact decimals in canonical units, each with its cells. */
export function* toFactRows(settled: SettledYear, fieldAt: FieldAt, whole: boolean): Generator<FactRow> {
  const { year } = settled;
  if (year === null) return;
  for (const [creditCode, facts] of settled.facts) {
    const converted = convertedCells(settled, creditCode);
    const parts = partsOf(settled, creditCode);
    for (const [fact, staged] of facts) {
      yield {
        creditCode,
        year,
        fact,
        value: staged.value && (toPlainDecimal(staged.value) ?? null),
        matchedBy: staged.ruled ? 'ruling' : staged.matchedBy,
        cells: cellsOf(staged, fieldAt, converted),
        parts,
        whole,
      };
    }
  }
}

/** Field titles and units of a dataset, and whether the field is taken off, for the steps of the source drawer. */
export function fieldTitles(dataset: Dataset): Map<string, { title: string; unit: string; minus: boolean }> {
  const minus = new Set(dataset.file.facts.flatMap((rule) => rule.minus));
  return new Map(
    dataset.fields.map(({ field, unit }) => [
      field.id,
      { title: field.title, unit: unit?.text ?? '', minus: minus.has(field.id) },
    ]),
  );
}
