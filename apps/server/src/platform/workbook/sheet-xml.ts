import { columnLetters } from '@tenglong/domain/intake';
import { type CellWriter, columnStyle } from './cell-xml.ts';
import { linesOf as headLines, rowHeight } from './row-height.ts';
import type { CellInput, ColumnSpec, SheetSpec } from './workbook-spec.ts';
import { escapeXml } from './xml-escape.ts';

const PIECE = 1 << 16;
/** Points for each line of a header. */
const HEADER_HEIGHT = 16;
/** A signature needs room for a pen. */
const ROOM_TO_SIGN = '\u3000'.repeat(6);

/** Rows that the header ends with; the print titles repeat the header's own rows. */
export interface HeaderPlace {
  readonly first: number;
  readonly last: number;
}

export function headerPlace(sheet: SheetSpec): HeaderPlace {
  const first = (sheet.title === undefined ? 0 : 1) + (sheet.lines?.length ?? 0) + 1;
  return { first, last: first + headerDepth(sheet) - 1 };
}

/** The XML of one sheet, piece by piece: the rows are taken as they come and never held. Returns the last row of the body. */
export async function* sheetXml(
  sheet: SheetSpec,
  cells: CellWriter,
  mark = '',
): AsyncGenerator<string, number> {
  const width = sheet.columns.length;
  const header = headerPlace(sheet);
  const merges: string[] = [];
  const letters = sheet.columns.map((_, i) => columnLetters(i));
  yield open(sheet, header, cells);
  let row = 0;
  let piece = '';
  const wide = (text: string, style: Parameters<CellWriter['text']>[3], height?: number) => {
    row += 1;
    if (width > 1) merges.push(`A${row}:${columnLetters(width - 1)}${row}`);
    return rowXml(row, cells.text(row, 0, text, style), height);
  };

  if (sheet.title !== undefined) piece += wide(sheet.title, { font: 'title', align: 'center' }, 32);
  for (const { left = '', right = '' } of sheet.lines ?? []) {
    if (right === '' || width === 1) {
      piece += wide(left || right, { font: 'small', align: right === '' ? 'left' : 'right' });
      continue;
    }
    row += 1;
    const split = Math.max(1, Math.ceil(width / 2));
    if (split > 1) merges.push(`A${row}:${columnLetters(split - 1)}${row}`);
    if (width - split > 1) merges.push(`${columnLetters(split)}${row}:${columnLetters(width - 1)}${row}`);
    const leftCell = cells.text(row, 0, left, { font: 'small', align: 'left' });
    piece += rowXml(row, leftCell + cells.text(row, split, right, { font: 'small', align: 'right' }));
  }
  piece += headerXml(sheet, header, cells, merges);
  row = header.last;

  const merging = new MergeDown(sheet.columns, merges);
  for await (const values of sheet.rows) {
    row += 1;
    piece += bodyRow(row, merging.take(row, values), sheet.columns, letters, cells, false);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  const lastBodyRow = row;
  merging.end(row);
  if (sheet.total) {
    row += 1;
    piece += bodyRow(row, sheet.total, sheet.columns, letters, cells, true);
  }
  // A merged cell is as high as its row is told to be: no office program fits it to its text.
  const across = sheet.columns.reduce((all, one) => all + (one.hidden ? 0 : columnWidth(one)), 0);
  for (const note of sheet.notes ?? []) {
    const height = rowHeight([note], [{ header: '' }], [across]);
    piece += wide(note, { font: 'small', align: 'left', wrap: true }, height);
  }
  if (sheet.signatures?.length) {
    piece += wide(sheet.signatures.join(ROOM_TO_SIGN), { font: 'small', align: 'left' }, 28);
  }
  yield `${piece}</sheetData>`;
  yield close(sheet, mark, header, lastBodyRow, merges);
  return lastBodyRow;
}

const plain = (cell: CellInput): string =>
  String((typeof cell === 'object' && cell !== null ? cell.value : cell) ?? '');

/** Cells that say the same as the one above them, in the columns that are merged down: written once, over all their rows. */
class MergeDown {
  private readonly open = new Map<number, { readonly text: string; readonly from: number }>();
  private readonly columns: readonly number[];
  private readonly merges: string[];

  constructor(columns: readonly ColumnSpec[], merges: string[]) {
    this.columns = columns.flatMap(({ mergeDown }, index) => (mergeDown ? [index] : []));
    this.merges = merges;
  }

  /** The row as it is written: empty where the cell above reaches down. */
  take(row: number, values: readonly CellInput[]): readonly CellInput[] {
    if (this.columns.length === 0) return values;
    const written = [...values];
    let left = '';
    for (const column of this.columns) {
      left += `${plain(values[column])}\u0000`;
      if (this.open.get(column)?.text === left) written[column] = '';
      else {
        this.close(column, row - 1);
        this.open.set(column, { text: left, from: row });
      }
    }
    return written;
  }

  end(last: number): void {
    for (const column of this.columns) this.close(column, last);
  }

  private close(column: number, last: number): void {
    const run = this.open.get(column);
    if (run && last > run.from) this.merges.push(range(column, run.from, column, last));
    this.open.delete(column);
  }
}

function rowXml(row: number, cells: string, height?: number): string {
  return `<row r="${row}"${height ? ` ht="${height}" customHeight="1"` : ''}>${cells}</row>`;
}

function bodyRow(
  row: number,
  values: readonly CellInput[],
  columns: readonly ColumnSpec[],
  letters: readonly string[],
  cells: CellWriter,
  total: boolean,
): string {
  let xml = '';
  for (const [i, spec] of columns.entries())
    xml += cells.value(`${letters[i]}${row}`, values[i], spec, total);
  return rowXml(row, xml, rowHeight(values, columns, columns.map(columnWidth)));
}

/** The heads of a column from the top down. */
const headsOf = ({ over, group, header }: ColumnSpec): readonly string[] =>
  [over, group, header].filter((head) => head !== undefined);

const headerDepth = ({ columns }: SheetSpec): number =>
  Math.max(1, ...columns.map((column) => headsOf(column).length));

/** As many header rows as a column has heads; a head is merged over the columns it stands for, the first one down as well. */
function headerXml(sheet: SheetSpec, place: HeaderPlace, cells: CellWriter, merges: string[]): string {
  const style = { font: 'bold', fill: 'header', border: true, align: 'center', wrap: true } as const;
  const { columns } = sheet;
  const depth = headerDepth(sheet);
  const texts = Array.from({ length: depth }, () => columns.map(() => ''));
  const lines = texts.map(() => 1);
  const isUnder = (a: number, b: number, level: number): boolean => {
    const [left, right] = [columns[a], columns[b]].map((column) => (column ? headsOf(column) : []));
    return (
      left?.length === right?.length &&
      Array.from({ length: level + 1 }, (_, k) => k).every((k) => left?.[k] === right?.[k])
    );
  };
  for (const [at, column] of columns.entries()) {
    const heads = headsOf(column);
    for (const [level, head] of heads.entries()) {
      const isLast = level === heads.length - 1;
      if (!isLast && at > 0 && isUnder(at - 1, at, level)) continue;
      let end = at;
      while (!isLast && end + 1 < columns.length && isUnder(at, end + 1, level)) end += 1;
      const bottom = depth - heads.length + level;
      const top = level === 0 ? 0 : bottom;
      const row = texts[top];
      if (row) row[at] = head;
      const width = columns.slice(at, end + 1).reduce((all, one) => all + columnWidth(one), 0);
      const asked = depth > 1 ? headLines(head, width) : head.split('\n').length;
      lines[top] = Math.max(lines[top] ?? 1, Math.ceil(asked / (bottom - top + 1)));
      if (end > at || bottom > top) merges.push(range(at, place.first + top, end, place.first + bottom));
    }
  }
  return texts
    .map((row, at) => {
      const height = HEADER_HEIGHT * (lines[at] ?? 1) + 4;
      return rowXml(
        place.first + at,
        row.map((text, column) => cells.text(place.first + at, column, text, style)).join(''),
        height,
      );
    })
    .join('');
}

function range(left: number, top: number, right: number, bottom: number): string {
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}

function open(sheet: SheetSpec, header: HeaderPlace, cells: CellWriter): string {
  const frozen = sheet.frozenColumns ?? 0;
  const corner = `${columnLetters(frozen)}${header.last + 1}`;
  const pane = frozen > 0 ? 'bottomRight' : 'bottomLeft';
  const columns = sheet.columns.map((column, i) => {
    const style = cells.style(columnStyle(column));
    return `<col min="${i + 1}" max="${i + 1}" width="${columnWidth(column)}" style="${style}" customWidth="1"${column.hidden ? ' hidden="1"' : ''}/>`;
  });
  return (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">' +
    `<pane${frozen > 0 ? ` xSplit="${frozen}"` : ''} ySplit="${header.last}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="18"/><cols>${columns.join('')}</cols><sheetData>`
  );
}

/** Wide enough for the longest line of the header, two units for a Chinese character. */
function columnWidth({ header, width, kind }: ColumnSpec): number {
  if (width !== undefined) return width;
  const longest = Math.max(...header.split('\n').map((line) => line.replace(/[^\x20-\x7e]/g, 'xx').length));
  return Math.min(28, Math.max(kind === 'date' ? 12 : 10, longest + 4));
}

/** Page numbers below, and above and below whose copy it is. `&` begins a code there, doubled it is itself. */
function headerFooter(mark: string): string {
  const text = escapeXml(mark.replaceAll('&', '&&'));
  const [head, foot] =
    mark === '' ? ['', ''] : [`<oddHeader>&amp;R&amp;8${text}</oddHeader>`, `&amp;R&amp;8${text}`];
  return `<headerFooter>${head}<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页${foot}</oddFooter></headerFooter>`;
}

function close(
  sheet: SheetSpec,
  mark: string,
  header: HeaderPlace,
  lastBodyRow: number,
  merges: readonly string[],
): string {
  const last = columnLetters(sheet.columns.length - 1);
  const paper = sheet.page?.paper === 'A3' ? 8 : 9;
  const orientation = sheet.page?.orientation ?? (sheet.columns.length >= 8 ? 'landscape' : 'portrait');
  return (
    (sheet.filter ? `<autoFilter ref="A${header.last}:${last}${Math.max(lastBodyRow, header.last)}"/>` : '') +
    (merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '') +
    validations(sheet, header) +
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${paper}" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>` +
    headerFooter(mark) +
    '</worksheet>'
  );
}

/** Lists to choose from, over the rows of the body as far as a template is ever filled in. */
function validations(sheet: SheetSpec, header: HeaderPlace): string {
  const lists = sheet.columns.flatMap(({ choices }, i) => {
    const list = choices?.join(',') ?? '';
    // A longer list, or an entry with a comma or a quote, makes Excel call the file damaged.
    if (list === '' || list.length > 255 || choices?.some((choice) => /[,"]/.test(choice))) return [];
    const letters = columnLetters(i);
    const cells = `${letters}${header.last + 1}:${letters}${header.last + 5000}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${cells}"><formula1>"${escapeXml(list)}"</formula1></dataValidation>`,
    ];
  });
  return lists.length > 0
    ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
    : '';
}
