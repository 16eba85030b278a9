import type { SheetCell } from '@tenglong/domain/intake';
import { decimalOf } from '../cell/number-text.ts';
import { shownNumber } from '../cell/shown-number.ts';
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
  cursor.need(6);
  const { bytes, start } = cursor;
  const column = bytes.readUInt16LE(start + 2);
  if (OLDEST.has(cursor.type) || globals.version === 2) {
    sink(column, oldestCell(cursor, globals));
    return;
  }
  const style = bytes.readUInt16LE(start + 4);
  switch (cursor.type) {
    case Record.LABEL_SHARED: {
      cursor.need(10);
      const text = globals.strings[bytes.readUInt32LE(start + 6)];
      if (text === undefined) throw refusal('FILE_DAMAGED');
      sink(column, textCell(text));
      break;
    }
    case Record.LABEL:
    case Record.RICH_STRING:
      sink(column, textCell(shortText(cursor.content(8), 6, globals.version, 2, globals.decoder)));
      break;
    case Record.NUMBER:
      cursor.need(14);
      sink(column, numberCell(bytes.readDoubleLE(start + 6), style, globals));
      break;
    case Record.RK:
      cursor.need(10);
      sink(column, numberCell(rk(bytes, start + 6), style, globals));
      break;
    case Record.MULTIPLE_RK:
      for (let at = start + 4, next = column; at + 6 <= cursor.end - 2; at += 6, next += 1) {
        sink(next, numberCell(rk(bytes, at + 2), bytes.readUInt16LE(at), globals));
      }
      break;
    case Record.BOOLEAN_OR_ERROR:
      cursor.need(8);
      sink(column, booleanOrError(bytes, start + 6));
      break;
    default:
      sink(column, formulaResult(cursor, 6, style, globals));
  }
}

/** BIFF2: three bytes of attributes where later generations have the number of a style. */
function oldestCell(cursor: RecordCursor, globals: BiffGlobals): SheetCell | undefined {
  const noStyle = -1;
  const { bytes, start } = cursor;
  switch (cursor.type) {
    case 0x0002:
      cursor.need(9);
      return numberCell(bytes.readUInt16LE(start + 7), noStyle, globals);
    case 0x0003:
      cursor.need(15);
      return numberCell(bytes.readDoubleLE(start + 7), noStyle, globals);
    case 0x0004:
      return textCell(shortText(cursor.content(8), 7, globals.version, 1, globals.decoder));
    case 0x0005:
      cursor.need(9);
      return booleanOrError(bytes, start + 7);
    default:
      return formulaResult(cursor, 7, noStyle, globals);
  }
}

/** A formula's stored result: a number, or a marker with a boolean, an error, or a text in a record of its own. */
function formulaResult(
  cursor: RecordCursor,
  offset: number,
  style: number,
  globals: BiffGlobals,
): SheetCell | undefined {
  cursor.need(offset + 8);
  const { bytes } = cursor;
  const at = cursor.start + offset;
  if (bytes.readUInt16LE(at + 6) !== 0xffff) return numberCell(bytes.readDoubleLE(at), style, globals);
  switch (bytes[at]) {
    case 0:
      return textCell(followingString(cursor, globals));
    case 1:
      return { text: bytes[at + 2] ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case 2:
      return { text: ERRORS[bytes[at + 2] ?? 0x2a] ?? '#N/A', kind: 'error' };
    default:
      return givesNumber(cursor, at + 14, globals) ? { text: '=…', kind: 'formula' } : undefined;
  }
}

/** Last tokens of formulas whose result is a number whatever they work on: + − × ÷ ^, signs and %. */
const ARITHMETIC: ReadonlySet<number> = new Set([0x03, 0x04, 0x05, 0x06, 0x07, 0x12, 0x13, 0x14]);
const SUM = 4;
const ROUND = 27;

/** SUM or ROUND called last, in any of the forms a token has: with its number of arguments, without, or as a quick sum. */
function endsInSum(tokens: Buffer): boolean {
  if (tokens.length < 4) return false;
  const [first = 0, second = 0] = tokens.subarray(-4);
  const called = tokens.readUInt16LE(tokens.length - 2);
  const kind = (token: number) => token & 0x1f;
  if (called === SUM && first > 0x1f && kind(first) === 2) return true;
  if (called === ROUND && second > 0x1f && kind(second) === 1) return true;
  return first === 0x19 && second === 0x10;
}

/**
 * Whether a formula can only give a number: an empty text stored for it then means that it was written and never
 * computed. A formula that may well give an empty text (IF, VLOOKUP) is the blank it shows.
 */
function givesNumber(cursor: RecordCursor, at: number, { version }: BiffGlobals): boolean {
  if (version < 5 || at + 2 > cursor.end) return false;
  const end = Math.min(cursor.end, at + 2 + cursor.bytes.readUInt16LE(at));
  const tokens = cursor.bytes.subarray(at + 2, end);
  const closed = tokens.at(-1) === 0x15 ? tokens.subarray(0, -1) : tokens;
  const last = closed.at(-1);
  return last !== undefined && (ARITHMETIC.has(last) || endsInSum(closed));
}

/** The text result stands a record or two further on, behind what the formula shares with others. */
function followingString(cursor: RecordCursor, globals: BiffGlobals): string {
  const ahead = new RecordCursor(cursor.bytes, cursor.end);
  for (let steps = 0; steps < 4 && ahead.next(); steps += 1) {
    if (ahead.type !== Record.STRING && ahead.type !== 0x0007) continue;
    const lengthBytes = ahead.type === 0x0007 ? 1 : 2;
    const content = ahead.content(lengthBytes);
    if (globals.version < 8) return shortText(content, 0, globals.version, lengthBytes, globals.decoder);
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
  return shownNumber(text, globals.numberStyles[style], globals.date1904);
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
