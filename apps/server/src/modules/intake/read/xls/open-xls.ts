import type { SheetCell, SheetRow } from '@tenglong/domain/intake';
import type { ByteSource } from '../byte-source.ts';
import { isDateFormat } from '../cell/date-format.ts';
import { MergeSpread } from '../cell/merge-spread.ts';
import { decimalOf } from '../cell/number-text.ts';
import { serialDate } from '../cell/serial-date.ts';
import type { ReadLimits } from '../limits.ts';
import { type OpenedWorkbook, oneByOne } from '../opened-workbook.ts';
import { refusal } from '../refusal.ts';
import type { XlsAnswer, XlsCells, XlsMerges } from './xls-program.ts';
import { startXlsWorker, type XlsWorker } from './xls-worker.ts';

/** Opens an .xls (BIFF5 or BIFF8; at most 65,536 rows). The whole file is held by a thread of its own until `close`. */
export async function openXls(source: ByteSource, limits: ReadLimits): Promise<OpenedWorkbook> {
  if (source.size > limits.xlsBytes) throw refusal('FILE_TOO_LARGE');
  const bytes = new Uint8Array(await source.read(0, source.size));
  const worker = startXlsWorker(bytes, limits.xlsMilliseconds);
  try {
    const { listing } = expecting('listing', await worker.listing);
    const sheets = listing.sheets.flatMap((sheet, place) => (sheet.dialog ? [] : [{ ...sheet, place }]));
    if (sheets.length === 0) throw refusal('FILE_WITHOUT_SHEETS');
    const batches = (sheetIndex: number) => {
      const sheet = sheets[sheetIndex];
      if (!sheet) throw new RangeError(`no sheet ${sheetIndex}`);
      return readBatches(worker, sheet.place, listing.date1904, limits);
    };
    return {
      kind: 'xls',
      sheets: sheets.map(({ name, hidden }, index) => ({ index, name, hidden })),
      batches,
      rows: (sheetIndex) => oneByOne(batches(sheetIndex)),
      close: async () => {
        await worker.stop();
        await source.close();
      },
    };
  } catch (error) {
    await worker.stop();
    throw error;
  }
}

async function* readBatches(
  worker: XlsWorker,
  sheet: number,
  date1904: boolean,
  limits: ReadLimits,
): AsyncGenerator<SheetRow[]> {
  const { merges } = expecting('merges', await worker.ask({ sheet, from: -1 }));
  const spread = new MergeSpread(ranges(merges), limits);
  for (let from = 0; from >= 0; ) {
    const { cells } = expecting('cells', await worker.ask({ sheet, from }));
    const rows = toRows(cells, date1904, limits);
    for (const { row, cells } of rows) spread.apply(row, cells);
    if (rows.length > 0) yield rows;
    from = cells.next;
  }
}

type Draft = SheetRow & { readonly cells: (SheetCell | undefined)[] };

function toRows(found: XlsCells, date1904: boolean, limits: ReadLimits): Draft[] {
  const rows: Draft[] = [];
  for (const [i, row] of found.rows.entries()) {
    const cell = toCell(found, i, date1904, limits);
    if (!cell) continue;
    let draft = rows.at(-1);
    if (!draft || draft.row !== row + 1) {
      draft = { row: row + 1, cells: [] };
      rows.push(draft);
    }
    const column = found.columns[i] ?? 0;
    while (draft.cells.length < column) draft.cells.push(undefined);
    draft.cells[column] = cell;
  }
  return rows;
}

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function toCell(found: XlsCells, i: number, date1904: boolean, limits: ReadLimits): SheetCell | undefined {
  const value = found.values[i];
  switch (found.types[i]) {
    case 'n': {
      const text = decimalOf(Number(value));
      if (text === undefined) return { text: '#NUM!', kind: 'error' };
      const date = isDateFormat(found.formats[i] ?? '') ? serialDate(Number(text), date1904) : undefined;
      return date === undefined ? { text, kind: 'number' } : { text, kind: 'number', date };
    }
    case 'b':
      return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case 'e':
      return { text: ERRORS[Number(value)] ?? '#N/A', kind: 'error' };
    default: {
      const text = String(value ?? '');
      if (text.length > limits.cellCharacters) throw refusal('CELL_TOO_LONG');
      return text === '' ? undefined : { text, kind: 'text' };
    }
  }
}

function ranges(merges: XlsMerges) {
  return merges.map(([top, left, bottom, right]) => ({ top: top + 1, left, bottom: bottom + 1, right }));
}

type Answered<K extends string> = Extract<XlsAnswer, Record<K, unknown>>;

/** The kind of answer that was asked for; the library's failure becomes the refusal it means. */
function expecting<K extends 'listing' | 'merges' | 'cells'>(kind: K, answer: XlsAnswer): Answered<K> {
  if (has(kind, answer)) return answer;
  const failed = 'failed' in answer ? answer.failed : 'unexpected answer';
  throw refusal(/password|encrypt/i.test(failed) ? 'FILE_PROTECTED' : 'FILE_DAMAGED', undefined, failed);
}

function has<K extends string>(kind: K, answer: XlsAnswer): answer is Answered<K> {
  return kind in answer;
}
