import type { Table, TableRow } from './rule-book.ts';

/** The value of a key: a text, or `undefined` for one that no row names, which only `*` fits. */
export type KeyValue = string | undefined;

const ANY = '*';

/** The cell of a key, or `*` where the row leaves it out. */
export const cellOf = (row: TableRow, key: string): string =>
  Object.hasOwn(row.when, key) ? String(row.when[key]) : ANY;

/**
 * How closely a cell fits a value: 0 for `*`, more for more in common, `undefined` if it does not fit.
 */
export function closeness(
  cell: string,
  value: KeyValue,
  match: 'exact' | 'prefix' = 'exact',
): number | undefined {
  if (cell === ANY) return 0;
  if (value === undefined) return undefined;
  if (match === 'prefix') return value.startsWith(cell) ? cell.length : undefined;
  return value === cell ? 1 : undefined;
}

/** The rows that have a cell in the column, each with its place in the table. */
export function rowsWith(table: Table, column: string): readonly (readonly [index: number, row: TableRow])[] {
  return [...table.rows.entries()].filter(([, row]) => Object.hasOwn(row.then, column));
}
