/** What a reader found in one cell. The intake decides what it means; the reader only says what is there. */
export interface SheetCell {
  /**
   * Text as the sender stored it, nothing trimmed. A stored number is written as a plain decimal of at most 15
   * significant digits (what a spreadsheet shows), so the binary dust in 73.06999999999999 is gone: "73.07".
   */
  readonly text: string;
  /** `formula` is a formula without a stored value; one with a value has that value's kind. */
  readonly kind: 'text' | 'number' | 'boolean' | 'error' | 'formula';
  /** `YYYY-MM-DD` when a stored number carries a date format. */
  readonly date?: string;
  /** A stored number carries a percent format: 0.0345 is 3.45% to whoever looks at the cell. */
  readonly percent?: true;
  /** The cell lies inside a merged range but is not its top-left corner; `text` is the corner's, spread over it. */
  readonly merged?: 'across' | 'down' | 'both';
}

/** One row of one sheet, with the sender's own numbering. Rows with no cell at all are not delivered. */
export interface SheetRow {
  /** 1-based row number as the sender's program shows it: in a CSV a quoted line break opens no row, a blank line is one. */
  readonly row: number;
  /** By 0-based column; holes are empty cells. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** One sheet of a workbook, before its rows are read. */
export interface SheetInfo {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
}

/** Column letters as the sender sees them: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  let rest = column;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}
