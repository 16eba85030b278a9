import { Problem } from '../problem/index.ts';
import type { CellInput, ColumnSpec } from './workbook-spec.ts';

/** One column a list can show and export, under the id that the page's address gives it. */
export interface ShownColumn<Row> {
  readonly id: string;
  readonly spec: ColumnSpec;
  readonly cell: (row: Row) => CellInput;
  /** What stands in the 合计 row. */
  readonly total?: CellInput;
}

/**
 * The columns an export was asked for, in the order asked: exactly those that the screen shows. Without a wish, all.
 *
 * @param asked - ids with commas between: `name,unit,fact.tax`
 * @throws Problem INPUT_INVALID for an id that the list does not have
 */
export function shownColumns<Row>(
  all: readonly ShownColumn<Row>[],
  asked: string | undefined,
): readonly ShownColumn<Row>[] {
  const ids = asked?.split(',').filter((id) => id !== '') ?? [];
  if (ids.length === 0) return all;
  return [...new Set(ids)].map((id) => {
    const found = all.find((column) => column.id === id);
    if (!found) {
      const message = `没有“${id}”这一列，请从列表的列中选择`;
      throw new Problem('INPUT_INVALID', { details: [{ path: 'columns', message }] });
    }
    return found;
  });
}

/** Characters of the body font that a sheet of A4 lying on its side carries without becoming small. */
const A4_CHARACTERS = 130;

/** A4 while the columns fit on it, A3 beyond; always lying on its side. */
export function paperFor(columns: readonly ColumnSpec[]): {
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'landscape';
} {
  const width = columns.reduce((sum, { width = 12 }) => sum + width, 0);
  return { paper: width > A4_CHARACTERS ? 'A3' : 'A4', orientation: 'landscape' };
}
