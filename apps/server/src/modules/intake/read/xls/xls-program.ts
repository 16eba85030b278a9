/** What the worker tells first. */
export interface XlsListing {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly dialog: boolean }[];
  readonly date1904: boolean;
}

/** A handful of cells of one sheet in order of row and column: five columns of equal length, cheap to hand over. */
export interface XlsCells {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** SheetJS's letter: n number, s text, b boolean, e error. */
  readonly types: readonly string[];
  readonly values: readonly (string | number | boolean)[];
  /** Number format codes, for numbers only. */
  readonly formats: readonly string[];
  /** Where to go on, or −1 at the end of the sheet. */
  readonly next: number;
}

/** Ranges as `[top, left, bottom, right]`, all counted from 0. */
export type XlsMerges = readonly (readonly [number, number, number, number])[];

export type XlsAnswer =
  | { readonly listing: XlsListing }
  | { readonly merges: XlsMerges }
  | { readonly cells: XlsCells }
  | { readonly failed: string };

/** Asks for the merges of a sheet (`from` −1), or for its cells from a row on. */
export interface XlsQuestion {
  readonly sheet: number;
  readonly from: number;
}

/**
 * The program of the worker that reads an .xls. It is a text and not a module so that it is there however the server is
 * bundled; `workerData.library` is the address of @e965/xlsx. In a thread of its own, a file made to trap the library
 * can waste that thread's time and memory but neither the server's.
 */
export const xlsProgram = `
const { parentPort, workerData } = require('node:worker_threads');
const library = require(workerData.library);
const CELLS = 20000;
try {
  const book = library.read(Buffer.from(workerData.bytes.buffer), {
    type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true, cellDates: false,
  });
  const states = (book.Workbook && book.Workbook.Sheets) || [];
  const properties = (book.Workbook && book.Workbook.WBProps) || {};
  parentPort.on('message', ({ sheet, from }) => {
    const grid = book.Sheets[book.SheetNames[sheet]] || {};
    if (from < 0) {
      const merges = (grid['!merges'] || []).map(({ s, e }) => [s.r, s.c, e.r, e.c]);
      parentPort.postMessage({ merges });
      return;
    }
    const cells = { rows: [], columns: [], types: [], values: [], formats: [], next: -1 };
    const data = grid['!data'] || [];
    let row = from;
    for (; row < data.length && cells.rows.length < CELLS; row += 1) {
      const line = data[row];
      if (!line) continue;
      for (let column = 0; column < line.length; column += 1) {
        const cell = line[column];
        if (!cell || cell.t === 'z' || cell.v === undefined || cell.v === null) continue;
        cells.rows.push(row);
        cells.columns.push(column);
        cells.types.push(cell.t);
        cells.values.push(cell.v);
        cells.formats.push(cell.t === 'n' && cell.z !== undefined ? String(cell.z) : '');
      }
    }
    if (row < data.length) cells.next = row;
    parentPort.postMessage({ cells });
  });
  const sheets = book.SheetNames.map((name, index) => {
    const kind = (book.Sheets[name] || {})['!type'];
    const hidden = Boolean(states[index] && states[index].Hidden);
    return { name, hidden, dialog: kind === 'chart' || kind === 'dialog' || kind === 'macro' };
  });
  parentPort.postMessage({ listing: { sheets, date1904: Boolean(properties.date1904) } });
} catch (error) {
  parentPort.postMessage({ failed: String((error && error.message) || error) });
}
`;
