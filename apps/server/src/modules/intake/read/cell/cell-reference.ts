/** A rectangle of cells: rows 1-based, columns 0-based, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const RANGE = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?$/;

/** `B5:B6` → rows 5–6 of column 1; undefined when the text is no range. */
export function parseRange(text: string): CellRange | undefined {
  const match = RANGE.exec(text);
  if (!match) return undefined;
  const [, letters = '', digits = '', letters2 = letters, digits2 = digits] = match;
  const [left, right] = [columnIndex(letters), columnIndex(letters2)];
  const [top, bottom] = [Number(digits), Number(digits2)];
  return {
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
}

/** A → 0, Z → 25, AA → 26. */
function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}
