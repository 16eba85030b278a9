import { parseAddress, parseChineseNumeral } from '../address/index.ts';

/** A stretch of the office's own copy of the plan, with the address it stands at. */
export interface PlanTextSegment {
  readonly address: string;
  /** The words as they stand; lines joined by a line break, the cells of a table row by a tab. */
  readonly text: string;
}

const FULL_WIDTH_DIGITS = /[０-９]/g;
const toDigits = (text: string): string =>
  text.replace(FULL_WIDTH_DIGITS, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

const PART = /^([一二三四五六七八九十]{1,3})、\s*(\S.*)$/;
const SECTION = /^[（(]([一二三四五六七八九十]{1,3})[）)]\s*(\S.*)$/;
const CLAUSE = /^(\d{1,3})\s*[．.、]\s*(\S.*)$/;
const ANNEX = /^附件\s*(\d{1,2})\s*[:：]?$/;
const ATTACHMENTS = /^附件\s*[:：]/;

/** The walk through the body and the annexes, line by line. */
class Segmenter {
  readonly #segments = new Map<string, string[]>();
  #address: string | undefined;
  #part = 0;
  #clause = 0;
  #annex = 0;
  #list = 0;
  #task = 0;

  #open(address: string, line: string): void {
    this.#address = address;
    this.#segments.set(address, [...(this.#segments.get(address) ?? []), line]);
  }

  #append(line: string): void {
    if (this.#address !== undefined) this.#segments.get(this.#address)?.push(line);
  }

  /** Numbers only ever go up by one: a number that does not is part of a sentence or of a table. */
  readLine(line: string): void {
    const heading = toDigits(line);
    const annex = ANNEX.exec(heading);
    if (annex && Number(annex[1]) === this.#annex + 1) {
      this.#annex += 1;
      this.#list = 0;
      this.#open(`附件${this.#annex}`, line);
    } else if (this.#annex > 0) {
      this.#readAnnexLine(line);
    } else {
      this.#readBodyLine(line, heading);
    }
  }

  #readBodyLine(line: string, heading: string): void {
    const part = PART.exec(heading);
    const section = SECTION.exec(heading);
    const clause = CLAUSE.exec(heading);
    if (ATTACHMENTS.test(heading)) {
      this.#address = undefined;
    } else if (part && parseChineseNumeral(part[1] ?? '') === this.#part + 1) {
      this.#part += 1;
      this.#open(part[1] ?? '', line);
    } else if (section && this.#part > 0 && parseChineseNumeral(section[1] ?? '') !== undefined) {
      this.#open(`${this.#partName()}.${parseChineseNumeral(section[1] ?? '')}`, line);
    } else if (clause && Number(clause[1]) === this.#clause + 1 && this.#part > 0) {
      this.#clause += 1;
      this.#open(`${this.#clause}`, line);
    } else {
      this.#append(line);
    }
  }

  #partName(): string {
    return (
      [...this.#segments.keys()].findLast((address) => parseChineseNumeral(address) === this.#part) ?? ''
    );
  }

  #readAnnexLine(line: string): void {
    const list = PART.exec(line);
    if (list && parseChineseNumeral(list[1] ?? '') === this.#list + 1) {
      this.#list += 1;
      this.#open(`附件${this.#annex}#${this.#list}`, line);
    } else {
      this.#append(line);
    }
  }

  /** A row of a table, its cells already apart. */
  readRow(cells: readonly string[]): void {
    const [first = '', ...rest] = cells;
    const row = cells.join('\t');
    const number = Number(toDigits(first.trim()));
    const figures = rest.filter((cell) => cell.trim() !== '');
    if (this.#list > 0) {
      const isRow = figures.length > 0 && figures.every((cell) => /^[-\d.,]+$/.test(toDigits(cell.trim())));
      const address = `附件${this.#annex}#${this.#list}/${first.trim()}`;
      if (isRow && parseAddress(address)) this.#segments.set(address, [row]);
      else this.#append(row);
    } else if (this.#annex > 0 && number === this.#task + 1) {
      this.#task += 1;
      this.#open(`附件${this.#annex}#${number}`, row);
    } else this.#append(row);
  }

  finish(): PlanTextSegment[] {
    return [...this.#segments].map(([address, lines]) => ({ address, text: lines.join('\n').trim() }));
  }
}

/** A table row comes as a block of lines that begin with a tab, one cell a line, or as one line with tabs inside. */
function readTableBlocks(lines: readonly string[], segmenter: Segmenter): void {
  let cells: string[] = [];
  const flush = () => {
    if (cells.length > 0) segmenter.readRow(cells);
    cells = [];
  };
  for (const line of lines) {
    const inner = line.startsWith('\t') ? line.slice(1) : line;
    if (inner.includes('\t')) {
      flush();
      segmenter.readRow(inner.split('\t'));
    } else if (line.startsWith('\t')) {
      cells.push(inner);
    } else if (line.trim() === '') {
      flush();
    } else if (cells.length > 0) {
      // A line break inside a cell.
      cells.push(`${cells.pop() ?? ''}${line.trim()}`);
    } else {
      segmenter.readLine(line.trim());
    }
  }
  flush();
}

/**
 * Cuts an office's own text of the plan into addresses, so that the exact words can stand beside summaries and rules.
 *
 * Knows the layout of such documents, not this one: 一、 parts, （一） sections, 1． clauses numbered through, 附件N, a
 * numbered task table, and lists headed 一、 whose rows begin with a unit. What it cannot place stays with the address
 * before it; text before the first part belongs to none and is left out.
 *
 * @param text - plain text as a word processor saves it, tables as tabs
 */
export function segmentPlanText(text: string): PlanTextSegment[] {
  const segmenter = new Segmenter();
  readTableBlocks(text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/), segmenter);
  return segmenter.finish();
}
