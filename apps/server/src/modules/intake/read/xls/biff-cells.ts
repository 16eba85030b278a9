import type { SheetCell } from '@tenglong/domain/intake';
import { decimalOf } from '../cell/number-text.ts';
import { serialDate } from '../cell/serial-date.ts';
import { refusal } from '../refusal.ts';
import { type BiffGlobals, shortText } from './biff-globals.ts';
import { FORMULA, Record, RecordCursor } from './biff-record.ts';
import { BiffText } from './biff-text.ts';

/** Receives the cells of one record; `column` counts from 0. */
export type CellSink = (column: number, cell: SheetCell | undefined) => void;

/** Cells of BIFF2: whole number, number, text, boolean or error. Files of BIFF3 and 4 may have them too. */
const OLDEST: ReadonlySet<number> = new Set([0x0002, 0x0003, 0x0004, 0x0005]);

/** Records that hold cells, of all generations. */
export const CELL_RECORDS: ReadonlySet<number> = new Set([
  ...OLDEST,
  Record.LABEL_SHARED,
  Record.LABEL,
  Record.RICH_STRING,
  Record.NUMBER,
  Record.RK,
  Record.MULTIPLE_RK,
  Record.BOOLEAN_OR_ERROR,
  ...FORMULA,
]);

const ERRORS: { readonly [code: number]: string } = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** Turns the record that the cursor stands on into cells. */
export function readCells(cursor: RecordCursor, globals: BiffGlobals, sink: CellSink): void {
  const content = cursor.content(6);
  const column = content.readUInt16LE(2);
  if (OLDEST.has(cursor.type) || globals.version === 2) {
    sink(column, oldestCell(cursor, globals));
    return;
  }
  const style = content.readUInt16LE(4);
  switch (cursor.type) {
    case Record.LABEL_SHARED: {
      const text = globals.strings[cursor.content(10).readUInt32LE(6)];
      if (text === undefined) throw refusal('FILE_DAMAGED');
      sink(column, textCell(text));
      break;
    }
    case Record.LABEL:
    case Record.RICH_STRING:
      sink(column, textCell(shortText(cursor.content(8), 6, globals.version, 2, globals.decoder)));
      break;
    case Record.NUMBER:
      sink(column, numberCell(cursor.content(14).readDoubleLE(6), style, globals));
      break;
    case Record.RK:
      sink(column, numberCell(rk(cursor.content(10), 6), style, globals));
      break;
    case Record.MULTIPLE_RK:
      for (let at = 4, next = column; at + 6 <= content.length - 2; at += 6, next += 1) {
        sink(next, numberCell(rk(content, at + 2), content.readUInt16LE(at), globals));
      }
      break;
    case Record.BOOLEAN_OR_ERROR:
      sink(column, booleanOrError(cursor.content(8), 6));
      break;
    default:
      sink(column, formulaResult(cursor, 6, style, globals));
  }
}

/** BIFF2: three bytes of attributes where later generations have the number of a style. */
function oldestCell(cursor: RecordCursor, globals: BiffGlobals): SheetCell | undefined {
  const noStyle = -1;
  switch (cursor.type) {
    case 0x0002:
      return numberCell(cursor.content(9).readUInt16LE(7), noStyle, globals);
    case 0x0003:
      return numberCell(cursor.content(15).readDoubleLE(7), noStyle, globals);
    case 0x0004:
      return textCell(shortText(cursor.content(8), 7, globals.version, 1, globals.decoder));
    case 0x0005:
      return booleanOrError(cursor.content(9), 7);
    default:
      return formulaResult(cursor, 7, noStyle, globals);
  }
}

/** A formula's stored result: a number, or a marker with a boolean, an error, or a text in a record of its own. */
function formulaResult(
  cursor: RecordCursor,
  at: number,
  style: number,
  globals: BiffGlobals,
): SheetCell | undefined {
  const content = cursor.content(at + 8);
  if (content.readUInt16LE(at + 6) !== 0xffff) return numberCell(content.readDoubleLE(at), style, globals);
  switch (content[at]) {
    case 0:
      return textCell(followingString(cursor, globals));
    case 1:
      return { text: content[at + 2] ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case 2:
      return { text: ERRORS[content[at + 2] ?? 0x2a] ?? '#N/A', kind: 'error' };
    default:
      return undefined;
  }
}

/** The text result stands a record or two further on, behind what the formula shares with others. */
function followingString(cursor: RecordCursor, globals: BiffGlobals): string {
  const ahead = new RecordCursor(cursor.bytes, cursor.end);
  for (let steps = 0; steps < 4 && ahead.next(); steps += 1) {
    if (ahead.type !== Record.STRING && ahead.type !== 0x0007) continue;
    const content = ahead.content(ahead.type === 0x0007 ? 1 : 2);
    if (globals.version < 8) {
      return shortText(content, 0, globals.version, ahead.type === 0x0007 ? 1 : 2, globals.decoder);
    }
    const pieces = [content];
    while (ahead.peek() === Record.CONTINUE && ahead.next()) pieces.push(ahead.content(0));
    return new BiffText(pieces, 0).string(2);
  }
  return '';
}

function textCell(text: string): SheetCell | undefined {
  return text === '' ? undefined : { text, kind: 'text' };
}

function numberCell(value: number, style: number, globals: BiffGlobals): SheetCell {
  const text = decimalOf(value);
  if (text === undefined) return { text: '#NUM!', kind: 'error' };
  const date = globals.dateStyles[style] ? serialDate(Number(text), globals.date1904) : undefined;
  return date === undefined ? { text, kind: 'number' } : { text, kind: 'number', date };
}

function booleanOrError(content: Buffer, at: number): SheetCell {
  const value = content[at] ?? 0;
  if (content[at + 1]) return { text: ERRORS[value] ?? '#N/A', kind: 'error' };
  return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' };
}

const double = Buffer.alloc(8);

/** A number in four bytes: a whole one or the upper half of a double, perhaps in hundredths. */
function rk(content: Buffer, at: number): number {
  const bits = content.readInt32LE(at);
  let value = bits >> 2;
  if ((bits & 2) === 0) {
    double.writeInt32LE(bits & ~3, 4);
    value = double.readDoubleLE(0);
  }
  return bits & 1 ? value / 100 : value;
}
