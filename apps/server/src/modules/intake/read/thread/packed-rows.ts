import type { SheetCell, SheetRow } from '@tenglong/domain/intake';

/**
 * Rows as they cross from one thread to another. Two million cells are too many objects to copy one by one: their texts
 * cross as one string, their shape as numbers.
 */
export interface PackedRows {
  /** The texts of all cells one behind the other. */
  readonly text: string;
  /** Per row its number and how many places it has, then a place each: `HOLE`, `ODD`, or length × 8 + kind. */
  readonly shape: Int32Array<ArrayBuffer>;
  /** The few cells that are more than a text and a kind, whole and in order. */
  readonly odd: readonly SheetCell[];
}

const KINDS = [
  'text',
  'number',
  'boolean',
  'error',
  'formula',
] as const satisfies readonly SheetCell['kind'][];
const CODES: Readonly<Record<SheetCell['kind'], number>> = {
  text: 0,
  number: 1,
  boolean: 2,
  error: 3,
  formula: 4,
};
const HOLE = -1;
const ODD = -2;
/** From 13 characters on, a piece cut from a string keeps the whole string in memory. */
const SHORT = 13;

const isOdd = ({ date, percent, merged }: SheetCell): boolean =>
  date !== undefined || percent !== undefined || merged !== undefined;

/** @param rows - as a reader delivers them; their texts together stay below what one string can hold */
export function packRows(rows: readonly SheetRow[]): PackedRows {
  const shape = new Int32Array(rows.reduce((places, { cells }) => places + cells.length + 2, 0));
  const odd: SheetCell[] = [];
  let text = '';
  let at = 0;
  for (const { row, cells } of rows) {
    shape[at++] = row;
    shape[at++] = cells.length;
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (!cell) shape[at++] = HOLE;
      else if (isOdd(cell)) {
        shape[at++] = ODD;
        odd.push(cell);
      } else {
        shape[at++] = cell.text.length * 8 + CODES[cell.kind];
        text += cell.text;
      }
    }
  }
  return { text, shape, odd };
}

/** The rows that {@link packRows} was given; no text of theirs keeps the others in memory. */
export function unpackRows({ text, shape, odd }: PackedRows): SheetRow[] {
  const rows: SheetRow[] = [];
  let from = 0;
  let nextOdd = 0;
  for (let at = 0; at < shape.length; ) {
    const row = shape[at++] ?? 0;
    const places = shape[at++] ?? 0;
    const cells: (SheetCell | undefined)[] = [];
    for (let column = 0; column < places; column += 1) {
      const place = shape[at++] ?? HOLE;
      if (place === HOLE) cells.push(undefined);
      else if (place === ODD) cells.push(odd[nextOdd++]);
      else {
        const length = place >> 3;
        cells.push({ text: cut(text, from, length), kind: KINDS[place & 7] ?? 'text' });
        from += length;
      }
    }
    rows.push({ row, cells });
  }
  return rows;
}

/** A longer piece is joined to a blank and cut off again, which makes it a string of its own. */
function cut(text: string, from: number, length: number): string {
  const piece = text.slice(from, from + length);
  return length < SHORT ? piece : ` ${piece}`.slice(1);
}
