import type { SheetCell, SheetRow } from '@tenglong/domain/intake';
import type { ReadLimits } from '../limits.ts';
import { refusal } from '../refusal.ts';

export interface CsvDialect {
  readonly delimiter: string;
  /** Fields of the usual record; what a run-away quote would swallow is recognised by it. 0 if unknown. */
  readonly width: number;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
/** A cell of more lines than this is a quote that was never meant to open one. */
const LINES_IN_A_CELL = 100;
/** Characters of one record; kept until its end is seen. */
const RECORD_CHARACTERS = 4_000_000;

/** `="9133…"` is how systems keep Excel from rounding a code: what it stands for is the text inside. */
const GUARDED = /^\s*="([^"]*)"\s*$/;

function toCell(field: string): SheetCell | undefined {
  const text = field.includes('=') ? (GUARDED.exec(field)?.[1] ?? field) : field;
  return text === '' ? undefined : { text, kind: 'text' };
}

/**
 * Records of a delimited text, fed piece by piece (RFC 4180, read generously).
 *
 * A field is quoted if its quotes open at its start and close before a delimiter or line end; blanks around them are
 * forgiven. Any other quote is a character like the rest — an inch sign, a firm's name in quotes, one that somebody
 * forgot to close — so that it cannot swallow the rows below it.
 */
export class CsvRecords {
  readonly #delimiter: number;
  readonly #width: number;
  readonly #limits: ReadLimits;
  #text = '';
  #at = 0;
  /** As a spreadsheet numbers them: a line break inside quotes opens no row, a blank line is one. */
  #row = 1;
  #delivered = 0;
  #final = false;

  constructor(dialect: CsvDialect, limits: ReadLimits) {
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#width = dialect.width;
    this.#limits = limits;
  }

  /** Rows that are complete with this piece; records without any text are passed over. */
  write(piece: string, final = false): SheetRow[] {
    this.#text = this.#text.slice(this.#at) + piece;
    this.#at = 0;
    this.#final = final;
    const rows: SheetRow[] = [];
    while (this.#at < this.#text.length) {
      const row = this.#row;
      const fields = this.#record();
      if (!fields) break;
      const cells = fields.map(toCell);
      if (cells.some((cell) => cell !== undefined)) rows.push({ row, cells });
      this.#delivered += cells.length;
      if (this.#delivered > this.#limits.cells) throw refusal('SHEET_TOO_LARGE');
    }
    if (this.#text.length - this.#at > RECORD_CHARACTERS) throw refusal('CELL_TOO_LONG');
    return rows;
  }

  /** One record from `#at` on, or undefined if its end is not here yet; then nothing has moved. */
  #record(): string[] | undefined {
    const fields: string[] = [];
    let at = this.#at;
    for (;;) {
      const field = this.#quoted(at) ?? this.#plain(at);
      if (field === 'incomplete') return undefined;
      if (field.text.length > this.#limits.cellCharacters) {
        throw refusal('CELL_TOO_LONG', `第 ${this.#row} 行有单元格的文字长得异常`);
      }
      if (fields.push(field.text) > this.#limits.columns) throw refusal('SHEET_TOO_LARGE');
      at = field.end;
      const byte = this.#text.charCodeAt(at);
      if (byte === this.#delimiter) {
        at += 1;
        continue;
      }
      // A CR as the last character may be half a line end.
      if (byte === CR && at + 1 === this.#text.length && !this.#final) return undefined;
      if (Number.isNaN(byte) && !this.#final) return undefined;
      this.#at = at + (byte === CR && this.#text.charCodeAt(at + 1) === LF ? 2 : 1);
      this.#row += 1;
      return fields;
    }
  }

  #plain(start: number) {
    const text = this.#text;
    let end = start;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === this.#delimiter || code === LF || code === CR) break;
    }
    return { text: text.slice(start, end), end };
  }

  /** The field at `start` if it is properly quoted; undefined if it is not; 'incomplete' if that cannot be said yet. */
  #quoted(start: number): { text: string; end: number } | 'incomplete' | undefined {
    const text = this.#text;
    const open = this.#skipSpaces(start);
    if (text.charCodeAt(open) !== QUOTE) {
      return open === text.length && !this.#final ? 'incomplete' : undefined;
    }
    let close = text.indexOf('"', open + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
    if (close < 0) {
      const tooLong = text.length - open > this.#limits.cellCharacters * 2;
      return this.#final || tooLong ? undefined : 'incomplete';
    }
    const end = this.#skipSpaces(close + 1);
    if (end === text.length && !this.#final) return 'incomplete';
    const next = text.charCodeAt(end);
    if (end < text.length && next !== this.#delimiter && next !== LF && next !== CR) return undefined;
    const value = text.slice(open + 1, close);
    const breaks = value.includes('\n') || value.includes('\r') ? value.split(/\r\n|\n|\r/) : [];
    if (breaks.length > LINES_IN_A_CELL || this.#swallowsRecords(breaks)) return undefined;
    return { text: value.replaceAll('""', '"'), end };
  }

  /** Whole lines inside one field that have as many delimiters as a record are records. */
  #swallowsRecords(breaks: readonly string[]): boolean {
    if (this.#width < 3) return false;
    const delimiter = String.fromCharCode(this.#delimiter);
    return breaks.slice(1, -1).some((line) => line.split(delimiter).length === this.#width);
  }

  #skipSpaces(start: number): number {
    let at = start;
    while (this.#text.charCodeAt(at) === SPACE) at += 1;
    return at;
  }
}
