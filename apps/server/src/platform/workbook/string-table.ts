import { escapeCellText } from './xml-escape.ts';

/** Shared strings: every text is written once and cells refer to it by number. */
export class StringTable {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  number(text: string): number {
    this.#uses += 1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  *xml(): Generator<string> {
    yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    yield ` count="${this.#uses}" uniqueCount="${this.#numbers.size}">`;
    let piece = '';
    for (const text of this.#numbers.keys()) {
      piece += `<si><t xml:space="preserve">${escapeCellText(text)}</t></si>`;
      if (piece.length < 1 << 16) continue;
      yield piece;
      piece = '';
    }
    yield `${piece}</sst>`;
  }
}
