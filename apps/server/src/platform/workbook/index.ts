export { formulaLike } from './formula-like.ts';
export { paperFor, type ShownColumn, shownColumns } from './shown-columns.ts';
export { textColumns } from './text-columns.ts';
export { type CsvValue, csvLine } from './to-csv.ts';
export type {
  CellInput,
  CellValue,
  ColumnSpec,
  MarkedCell,
  SheetSpec,
  WorkbookSpec,
} from './workbook-spec.ts';
export { writeWorkbook } from './write-workbook.ts';
export { escapeXml } from './xml-escape.ts';
