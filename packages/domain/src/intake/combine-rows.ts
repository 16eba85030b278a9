import { type Exact, reduce, sum } from '../values/index.ts';
import { isPlaceholder } from './cell-number.ts';
import { blankSaysZero, type Dataset, type DatasetField } from './dataset.ts';
import { isAggregateLabel } from './row-labels.ts';
import type { Report } from './stage-row.ts';
import { COVERED, type FieldValue, rawAt, type StagedRow } from './staged-row.ts';
import { foldText } from './text.ts';

/** Where a person chose one of several rows: position of the field → the row that counts. */
export type RowChoice = (position: number, rows: readonly StagedRow[]) => StagedRow | undefined;

/** Lists problems at the place of a row: its file and its sheet. */
export type ReportAt = (row: StagedRow) => Report;

/** What the rows of one part say together, by field. */
export type SettledValues = readonly Exclude<FieldValue, typeof COVERED>[];

const isFigure = (value: FieldValue): value is Exact => typeof value === 'object' && value !== null;

/** What a cell says, for comparison: the same figure in another spelling is the same, a blank is a blank or a 0. */
function said(row: StagedRow, position: number, { field }: DatasetField): string {
  const value = row.values[position];
  if (isFigure(value)) {
    const { n, d } = reduce(value);
    if (n === 0n && blankSaysZero(field)) return '';
    return `${n}/${d}`;
  }
  if (typeof value === 'string') return `=${foldText(value)}`;
  const raw = rawAt(row, position);
  return value === null && !isPlaceholder(raw) ? `?${foldText(raw)}` : '';
}

const isCovered = (row: StagedRow, position: number): boolean => row.values[position] === COVERED;

/** A row whose figures all lie inside cells merged down from above adds nothing and repeats nothing. */
const saysSomething = (row: StagedRow): boolean => !row.values.includes(COVERED) || row.values.some(isFigure);

/** Text of the rows concerned: numbers, with sheet and file where they lie on several. */
export const listRows = (rows: readonly StagedRow[]): string => {
  const files = new Set(rows.map(({ source }) => source.file));
  const sheets = new Set(rows.map(({ source }) => source.sheet));
  return rows
    .map(({ row, source }) => {
      const file = files.size > 1 ? `${source.file} ` : '';
      return `${file}${file || sheets.size > 1 ? `${source.sheet}!` : ''}${row}`;
    })
    .join('、');
};

/**
 * Settles rows that say the same thing twice: alike in everything counts once; where a field differs, that field is
 * unknown until somebody chooses, and the other fields stand.
 *
 * @param rows - rows of one enterprise and one part, in the order of the files; at least one
 * @param reportAt - lists what was found, at the last row concerned
 */
export function settleRows(
  dataset: Dataset,
  rows: readonly StagedRow[],
  name: string,
  creditCode: string,
  choose: RowChoice,
  reportAt: ReportAt,
): SettledValues {
  const [only, ...others] = rows;
  if (only && others.length === 0) return only.values.map((value) => (value === COVERED ? undefined : value));
  const telling = rows.filter(saysSomething);
  const last = telling.at(-1);
  let differs = false;
  const settled = dataset.fields.map((definition, position) => {
    const { field } = definition;
    const own = telling.filter((row) => !isCovered(row, position));
    const first = own[0]?.values[position];
    const value = first === COVERED ? undefined : first;
    if (new Set(own.map((row) => said(row, position, definition))).size < 2) return value;
    differs = true;
    const chosen = choose(position, own)?.values[position];
    if (chosen !== undefined && chosen !== COVERED) return chosen;
    const latest = own.at(-1);
    if (!latest) return null;
    reportAt(latest)('duplicate-conflicting', {
      ...placeOf(own, latest),
      column: latest.source.letters[position] ?? '',
      fields: [field.id],
      title: field.title,
      name,
      code: creditCode,
      value: own.map((row) => rawAt(row, position).trim() || '空').join('、'),
      detail: listRows(own),
    });
    return null;
  });
  if (last && telling.length > 1 && !differs) {
    reportAt(last)('duplicate-identical', {
      ...placeOf(telling, last),
      name,
      code: creditCode,
      value: last.part ? last.part.replaceAll('\u001f', ' ').trim() : '',
      detail: listRows(telling),
    });
  }
  return settled;
}

const placeOf = (rows: readonly StagedRow[], last: StagedRow) => ({
  row: last.row,
  rows: rows.filter(({ source }) => source === last.source).map(({ row }) => row),
});

/**
 * Adds up the parts of one enterprise (parcels, kinds of tax, months), field by field.
 *
 * @returns per field the exact sum; `null` if any part of it is unknown; `undefined` if no part gives it
 */
export function sumParts(dataset: Dataset, parts: readonly SettledValues[]): (Exact | null | undefined)[] {
  const [single, ...more] = parts;
  if (single && more.length === 0)
    return single.map((value) => (typeof value === 'string' ? undefined : value));
  return dataset.fields.map((_, position) => {
    const values = parts.map((part) => part[position]);
    if (values.includes(null)) return null;
    const figures = values.filter(isFigure);
    const [only] = figures;
    return figures.length > 1 ? sum(figures) : only;
  });
}

/** Without the rows that sum an enterprise's own parts (税种合计), unless it has no others. */
export function withoutOwnSums(rows: readonly StagedRow[]): readonly StagedRow[] {
  if (rows.length === 1) return rows;
  const others = rows.filter(({ partOf }) => !partOf.some(isAggregateLabel));
  return others.length > 0 ? others : rows;
}

/** Rows by part, in the order they came. */
export function groupByPart(rows: readonly StagedRow[]): readonly (readonly StagedRow[])[] {
  if (rows.length === 1) return [rows];
  const groups = new Map<string, StagedRow[]>();
  for (const row of rows) {
    const group = groups.get(row.part);
    if (group) group.push(row);
    else groups.set(row.part, [row]);
  }
  return [...groups.values()];
}
