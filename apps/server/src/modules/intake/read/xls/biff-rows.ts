import type { SheetCell, SheetRow } from '@tenglong/domain/intake';
import type { CellRange } from '../cell/cell-reference.ts';
import { MergeSpread } from '../cell/merge-spread.ts';
import type { ReadLimits } from '../limits.ts';
import { refusal } from '../refusal.ts';
import { CELL_RECORDS, readCells } from './biff-cells.ts';
import type { BiffGlobals, BiffSheet } from './biff-globals.ts';
import { BOF, Record, RecordCursor } from './biff-record.ts';

const BATCH = 500;

/** Where the cells of a sheet stand in the stream, in order of their rows. */
interface CellIndex {
  readonly rows: readonly number[];
  readonly offsets: readonly number[];
  readonly merges: readonly CellRange[];
}

/** Rows of one sheet, in handfuls. The stream is passed over once for its outline, then read row by row. */
export function* readBiffRows(
  stream: Buffer,
  sheet: BiffSheet,
  globals: BiffGlobals,
  limits: ReadLimits,
): Generator<SheetRow[]> {
  const { rows, offsets, merges } = indexCells(stream, sheet, limits);
  const spread = new MergeSpread(merges, limits);
  const cursor = new RecordCursor(stream);
  let batch: SheetRow[] = [];
  let delivered = 0;
  for (let i = 0; i < rows.length; ) {
    const row = rows[i] ?? 0;
    const cells: (SheetCell | undefined)[] = [];
    for (; rows[i] === row; i += 1) {
      cursor.moveTo(offsets[i] ?? 0);
      readCells(cursor, globals, (column, cell) => {
        if (!cell) return;
        if (cell.text.length > limits.cellCharacters) throw refusal('CELL_TOO_LONG');
        if (column >= limits.columns) throw refusal('SHEET_TOO_LARGE');
        while (cells.length < column) cells.push(undefined);
        cells[column] = cell;
      });
    }
    if (cells.length === 0) continue;
    spread.apply(row + 1, cells);
    delivered += cells.length;
    if (delivered > limits.cells) throw refusal('SHEET_TOO_LARGE');
    batch.push({ row: row + 1, cells });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function indexCells(stream: Buffer, sheet: BiffSheet, limits: ReadLimits): CellIndex {
  const rows: number[] = [];
  const offsets: number[] = [];
  const merges: CellRange[] = [];
  let ascending = true;
  const cursor = new RecordCursor(stream, sheet.offset);
  if (!cursor.next() || !BOF.has(cursor.type)) throw refusal('FILE_DAMAGED');
  // A chart inside the sheet brings its own beginning and end.
  for (let depth = 1; depth > 0 && cursor.next(); ) {
    if (BOF.has(cursor.type)) depth += 1;
    else if (cursor.type === Record.EOF) depth -= 1;
    else if (depth > 1) continue;
    else if (cursor.type === Record.FILE_PASS) throw refusal('FILE_PROTECTED');
    else if (cursor.type === Record.MERGED_CELLS) readMerges(cursor.content(2), merges);
    else if (CELL_RECORDS.has(cursor.type)) {
      cursor.need(4);
      const row = stream.readUInt16LE(cursor.start);
      ascending &&= row >= (rows.at(-1) ?? 0);
      rows.push(row);
      offsets.push(cursor.start - 4);
    }
    if (merges.length > limits.merges) throw refusal('SHEET_TOO_LARGE');
  }
  if (ascending) return { rows, offsets, merges };
  // Some programs write column by column. The sort keeps the order of writing within a row.
  const order = rows.map((_, i) => i).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0) || a - b);
  return { rows: order.map((i) => rows[i] ?? 0), offsets: order.map((i) => offsets[i] ?? 0), merges };
}

function readMerges(content: Buffer, into: CellRange[]): void {
  const count = content.readUInt16LE(0);
  if (2 + count * 8 > content.length) throw refusal('FILE_DAMAGED');
  for (let at = 2; at < 2 + count * 8; at += 8) {
    const [first, last] = [content.readUInt16LE(at), content.readUInt16LE(at + 2)];
    const [left, right] = [content.readUInt16LE(at + 4), content.readUInt16LE(at + 6)];
    into.push({ top: first + 1, bottom: last + 1, left, right });
  }
}
