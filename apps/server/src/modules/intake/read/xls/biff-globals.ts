import type { TextDecoder } from 'node:util';
import { type ShownAs, shownByBuiltin, shownByFormat } from '../cell/number-format.ts';
import type { ReadLimits } from '../limits.ts';
import { refusal } from '../refusal.ts';
import { BOF, Record, RecordCursor } from './biff-record.ts';
import { BiffText, codePageDecoder } from './biff-text.ts';

export interface BiffSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Where its records begin in the stream. */
  readonly offset: number;
}

/** What the sheets of one .xls share. */
export interface BiffGlobals {
  /** 8 for Excel 97–2003; 5 and before spell text in a code page. */
  readonly version: number;
  readonly sheets: readonly BiffSheet[];
  readonly date1904: boolean;
  readonly strings: readonly string[];
  /** By the number of a cell's style: what it shows a number as. */
  readonly numberStyles: readonly ShownAs[];
  readonly decoder: TextDecoder;
}

const WORKSHEET = 0;
/** Files before BIFF5 have one sheet and no list of sheets: the stream is the sheet. */
const ONLY_SHEET = '表1';

/** Reads the records before the first sheet. @throws FileRefused `FILE_PROTECTED` for an encrypted file */
export function readBiffGlobals(stream: Buffer, limits: ReadLimits): BiffGlobals {
  const cursor = new RecordCursor(stream);
  if (!cursor.next() || !BOF.has(cursor.type)) throw refusal('FILE_DAMAGED');
  const version = versionOf(cursor);
  const sheets: BiffSheet[] = [];
  const formats = new Map<number, ShownAs>();
  const styles: number[] = [];
  let strings: string[] = [];
  let date1904 = false;
  let decoder = codePageDecoder(undefined);
  while (cursor.next() && cursor.type !== Record.EOF) {
    switch (cursor.type) {
      case Record.FILE_PASS:
        throw refusal('FILE_PROTECTED');
      case Record.DATE_MODE:
        date1904 = cursor.content(2).readUInt16LE(0) === 1;
        break;
      case Record.CODE_PAGE:
        decoder = codePageDecoder(cursor.content(2).readUInt16LE(0));
        break;
      case Record.FORMAT: {
        const content = cursor.content(3);
        const code = shortText(content, 2, version, version >= 8 ? 2 : 1, decoder);
        formats.set(content.readUInt16LE(0), shownByFormat(code));
        break;
      }
      case Record.XF:
        styles.push(cursor.content(4).readUInt16LE(2));
        break;
      case Record.BOUND_SHEET: {
        const content = cursor.content(7);
        if (content[5] !== WORKSHEET) break;
        const name = shortText(content, 6, version, 1, decoder);
        sheets.push({ name, hidden: ((content[4] ?? 0) & 3) !== 0, offset: content.readUInt32LE(0) });
        break;
      }
      case Record.SHARED_STRINGS:
        strings = sharedStrings(cursor, limits);
        break;
    }
  }
  const single = version < 5 || (sheets.length === 0 && isSheet(stream));
  return {
    version,
    sheets: single ? [{ name: ONLY_SHEET, hidden: false, offset: 0 }] : sheets,
    date1904,
    strings,
    numberStyles: styles.map((id) => (formats.has(id) ? formats.get(id) : shownByBuiltin(id))),
    decoder,
  };
}

/** The generation is in the record's number for the oldest files, in its content from BIFF5 on. */
function versionOf(cursor: RecordCursor): number {
  if (cursor.type !== 0x0809) return { 9: 2, 521: 3, 1033: 4 }[cursor.type] ?? 4;
  return cursor.content(4).readUInt16LE(0) === 0x0600 ? 8 : 5;
}

/** A stream that begins with a sheet instead of the globals: written without container by old programs. */
function isSheet(stream: Buffer): boolean {
  return stream.length >= 8 && stream.readUInt16LE(6) === 0x0010;
}

/** A text inside one record: UTF-16 or Latin-1 with flags from BIFF8 on, bytes of the code page before. */
export function shortText(
  content: Buffer,
  at: number,
  version: number,
  lengthBytes: 1 | 2,
  decoder: TextDecoder,
): string {
  if (version >= 8) return new BiffText([content], at).string(lengthBytes);
  const length = lengthBytes === 1 ? content.readUInt8(at) : content.readUInt16LE(at);
  const start = at + lengthBytes;
  if (start + length > content.length) throw refusal('FILE_DAMAGED');
  return decoder.decode(content.subarray(start, start + length));
}

function sharedStrings(cursor: RecordCursor, limits: ReadLimits): string[] {
  const first = cursor.content(8);
  const count = first.readUInt32LE(4);
  const pieces = [first];
  while (cursor.peek() === Record.CONTINUE && cursor.next()) pieces.push(cursor.content(0));
  const strings: string[] = [];
  const text = new BiffText(pieces, 8);
  while (strings.length < count && !text.ended) {
    const string = text.string(2);
    if (string.length > limits.cellCharacters) throw refusal('CELL_TOO_LONG');
    if (strings.push(string) > limits.sharedCount) throw refusal('FILE_UNPACKS_TOO_LARGE');
  }
  return strings;
}
