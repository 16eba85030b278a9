/**
 * One value for a cell. Exact figures come as decimal strings ("73.07") and are written as they stand; what is no
 * number in a number column ("缺", 18 digits and more) is written as text, so that nothing is lost or rounded.
 */
export type CellValue = string | number | null | undefined;

/** A value that the reader's eye should find: a cell to be mended, or one that carries the row. */
export interface MarkedCell {
  readonly value: CellValue;
  readonly mark: 'problem' | 'strong';
}

export type CellInput = CellValue | MarkedCell;

export interface ColumnSpec {
  readonly header: string;
  /** Heading over several neighbouring columns, merged across them. */
  readonly group?: string;
  /** Heading over several neighbouring groups, merged across them. */
  readonly over?: string;
  /** `date` takes `YYYY-MM-DD`. Default `text`, which keeps codes of 18 digits as they are. */
  readonly kind?: 'text' | 'number' | 'date';
  /** Decimals shown in a number column; without it the number shows as many as it has. */
  readonly decimals?: number;
  /** The value is a ratio and shows as percent. */
  readonly percent?: boolean;
  /** In characters of the body font; default from the header. */
  readonly width?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** Rows that say the same as the one above, here and in such columns to the left, are one cell merged down. */
  readonly mergeDown?: boolean;
  /** There, but not shown: what a workbook that comes home is told by. */
  readonly hidden?: boolean;
  /** What may be typed here, offered as a list: for blank templates. At most 255 characters together. */
  readonly choices?: readonly string[];
}

export interface SheetSpec {
  readonly name: string;
  /** Heading over all columns. */
  readonly title?: string;
  /** Lines between title and header: the unit on the right, date and filter on the left. */
  readonly lines?: readonly { readonly left?: string; readonly right?: string }[];
  readonly columns: readonly ColumnSpec[];
  readonly rows: Iterable<readonly CellInput[]> | AsyncIterable<readonly CellInput[]>;
  /** The 合计 row under the rows. */
  readonly total?: readonly CellInput[];
  /** Lines under the table, each over its whole width. */
  readonly notes?: readonly string[];
  /** Not shown unless somebody asks for hidden sheets; never the first one. */
  readonly hidden?: boolean;
  /** The last line: 制表, 审核, 日期. */
  readonly signatures?: readonly string[];
  /** Columns that stay in view when scrolling sideways; the header always stays. */
  readonly frozenColumns?: number;
  /** Filter buttons in the header. */
  readonly filter?: boolean;
  /** Default A4, landscape from eight columns on. A page is always as wide as the sheet. */
  readonly page?: { readonly paper?: 'A4' | 'A3'; readonly orientation?: 'portrait' | 'landscape' };
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  /** Whose copy it is, above and below every printed page. */
  readonly mark?: string;
}
