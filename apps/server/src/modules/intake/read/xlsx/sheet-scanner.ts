import type { SheetCell, SheetRow } from '@tenglong/domain/intake';
import type { CellRange } from '../cell/cell-reference.ts';
import { MergeSpread } from '../cell/merge-spread.ts';
import type { ReadLimits } from '../limits.ts';
import { refusal } from '../refusal.ts';
import { digits, isPlain } from '../xml/ascii.ts';
import type { XmlHandler } from '../xml/xml-scanner.ts';
import type { XmlTag } from '../xml/xml-tag.ts';
import { decodeXmlText } from '../xml/xml-text.ts';
import { type CellContext, storedCell } from './stored-cell.ts';

export interface SheetContext extends CellContext {
  readonly merges: readonly CellRange[];
  readonly limits: ReadLimits;
}

const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;

/** From 13 characters on, a piece cut from a string keeps the whole string in memory. */
const SHORT = 13;

/** Where text inside a cell belongs. */
type Place = 'none' | 'value' | 'inline' | 'formula';

/** Turns the XML of one sheet into rows, which pile up in `rows` until they are taken. */
export class SheetScanner implements XmlHandler {
  rows: SheetRow[] = [];
  readonly #context: SheetContext;
  readonly #merges: MergeSpread;
  #inData = false;
  #inReading = false;
  #row = 0;
  #rowIsNumbered = false;
  #cells: (SheetCell | undefined)[] = [];
  #filled = false;
  #delivered = 0;
  #column = -1;
  #type = '';
  #style = 0;
  #place: Place = 'none';
  #window: Buffer | undefined;
  #windowText = '';
  #value: string | undefined;
  #inline: string | undefined;
  #formula: string | undefined;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#merges = new MergeSpread(context.merges, context.limits);
  }

  takeRows(): SheetRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  open(name: string, tag: XmlTag): void {
    if (!this.#inData) {
      this.#inData = name === 'sheetData';
      return;
    }
    switch (name) {
      case 'c':
        this.#openCell(tag);
        break;
      case 'v':
        this.#place = 'value';
        this.#value = '';
        break;
      case 't':
        if (!this.#inReading) this.#place = 'inline';
        break;
      case 'row':
        this.#openRow(tag);
        break;
      case 'f':
        this.#place = 'formula';
        this.#formula = '';
        break;
      case 'rPh':
        this.#inReading = true;
        break;
    }
  }

  text(bytes: Buffer, start: number, end: number, raw: boolean): void {
    if (this.#place === 'none') return;
    if (this.#place === 'value' && this.#value === '' && end - start < SHORT && isPlain(bytes, start, end)) {
      // Numbers and string indices, nearly everything there is.
      this.#value = this.#ascii(bytes).slice(start, end);
      return;
    }
    const text = raw ? bytes.toString('utf8', start, end) : decodeXmlText(bytes, start, end);
    if (this.#place === 'value') this.#value = this.#longer(this.#value, text);
    else if (this.#place === 'inline') this.#inline = this.#longer(this.#inline, text);
    else this.#formula = this.#longer(this.#formula, text);
  }

  /** The bytes at hand as one string, to cut short values from: cheaper than making each of them from bytes. */
  #ascii(bytes: Buffer): string {
    if (this.#window !== bytes) {
      this.#window = bytes;
      this.#windowText = bytes.toString('latin1');
    }
    return this.#windowText;
  }

  close(name: string): void {
    if (!this.#inData) return;
    switch (name) {
      case 'c':
        this.#closeCell();
        break;
      case 'v':
      case 't':
      case 'f':
        this.#place = 'none';
        break;
      case 'row':
        this.#closeRow();
        break;
      case 'rPh':
        this.#inReading = false;
        break;
      case 'sheetData':
        this.#inData = false;
        break;
    }
  }

  /** A text may come in any number of pieces, but may not grow without end. */
  #longer(known: string | undefined, piece: string): string {
    const text = known === undefined ? piece : known + piece;
    if (text.length <= this.#context.limits.cellCharacters) return text;
    throw refusal('CELL_TOO_LONG', `第 ${this.#row} 行有单元格的文字长得异常`);
  }

  #openRow(tag: XmlTag): void {
    this.#rowIsNumbered = tag.find('r');
    this.#row = this.#checkedRow(this.#rowIsNumbered ? integer(tag) : this.#row + 1);
    this.#column = -1;
    this.#filled = false;
    this.#cells = [];
  }

  /** Rows come in ascending order, or no program can have written them. */
  #checkedRow(row: number): number {
    if (row > this.#context.limits.rows) throw refusal('SHEET_TOO_LARGE');
    if (!(row > this.#row))
      throw refusal('FILE_DAMAGED', `工作表第 ${this.#row} 行之后的行号乱了，文件已损坏`);
    return row;
  }

  #openCell(tag: XmlTag): void {
    this.#column += 1;
    this.#style = 0;
    this.#type = 'n';
    while (tag.next()) {
      if (tag.nameEnd - tag.nameStart !== 1) continue;
      const name = tag.bytes[tag.nameStart];
      if (name === LETTER_R) this.#readReference(tag);
      else if (name === LETTER_S) this.#style = integer(tag);
      else if (name === LETTER_T) this.#type = cellType(tag);
    }
    if (this.#column >= this.#context.limits.columns) throw refusal('SHEET_TOO_LARGE');
    this.#value = undefined;
    this.#inline = undefined;
    this.#formula = undefined;
  }

  /** `AB12`: the letters say the column; the digits say the row only where the row itself does not. */
  #readReference(tag: XmlTag): void {
    let column = 0;
    let at = tag.valueStart;
    for (; at < tag.valueEnd; at += 1) {
      const letter = (tag.bytes[at] ?? 0) & ~0x20;
      if (letter < 0x41 || letter > 0x5a) break;
      column = column * 26 + (letter - 0x40);
    }
    if (column === 0 || at - tag.valueStart > 3) throw refusal('FILE_DAMAGED');
    this.#column = column - 1;
    if (this.#rowIsNumbered) return;
    this.#rowIsNumbered = true;
    const row = digits(tag.bytes, at, tag.valueEnd);
    if (row !== this.#row) this.#row = this.#checkedRow(row);
  }

  #closeCell(): void {
    const cell = storedCell(this.#type, this.#style, this.#value, this.#inline, this.#formula, this.#context);
    if (!cell) return;
    this.#filled = true;
    const cells = this.#cells;
    // A few holes are filled so that the array stays a plain one.
    if (this.#column - cells.length < 64) while (cells.length < this.#column) cells.push(undefined);
    cells[this.#column] = cell;
  }

  #closeRow(): void {
    if (!this.#filled) return;
    this.#merges.apply(this.#row, this.#cells);
    this.#delivered += this.#cells.length;
    if (this.#delivered > this.#context.limits.cells) throw refusal('SHEET_TOO_LARGE');
    this.rows.push({ row: this.#row, cells: this.#cells });
  }
}

function integer(tag: XmlTag): number {
  return digits(tag.bytes, tag.valueStart, tag.valueEnd);
}

function cellType(tag: XmlTag): string {
  if (tag.valueEnd - tag.valueStart === 1) return String.fromCharCode(tag.bytes[tag.valueStart] ?? 0);
  return tag.bytes.toString('latin1', tag.valueStart, tag.valueEnd);
}
