import type { CellInput, ColumnSpec } from './workbook-spec.ts';

/** Points of a line of body text, and the air above and below. */
const LINE = 15;
const AIR = 3;
const HALF_WIDTH = /[\x20-\x7e]/;

/** Width of a text in characters of the body font: two for a Chinese one. */
const unitsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (HALF_WIDTH.test(letter) ? 1 : 2), 0);

/** Lines that a text takes in a cell of so many characters. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(unitsOf(part) / width)), 0);
}

/**
 * Height in points of a row whose texts wrap, since not every program fits rows when it opens a file; `undefined` where
 * one line is enough and the sheet's own height stands.
 *
 * @param widths - of the columns, in characters
 */
export function rowHeight(
  values: readonly CellInput[],
  columns: readonly ColumnSpec[],
  widths: readonly number[],
): number | undefined {
  const lines = columns.map(({ kind = 'text' }, at) => {
    const input = values[at];
    const value = input !== null && typeof input === 'object' ? input.value : input;
    // The grid lines and the margins of a cell take a character.
    return kind === 'text' && typeof value === 'string'
      ? linesOf(value, Math.max(1, (widths[at] ?? 1) - 1))
      : 1;
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? undefined : most * LINE + AIR;
}
