import { TextDecoder } from 'node:util';
import { refusal } from '../refusal.ts';

/** How an old .xls (BIFF5 and before) spells its text; Chinese offices' files that do not say are GBK. */
const CODE_PAGES: { readonly [page: number]: string } = {
  367: 'windows-1252',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  10008: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
};

export function codePageDecoder(page: number | undefined): TextDecoder {
  return new TextDecoder((page === undefined ? undefined : CODE_PAGES[page]) ?? 'gb18030');
}

/**
 * Reads the strings of one record and of the CONTINUE records behind it. Characters are one byte each (Latin-1) or two
 * (UTF-16); a string that goes on in the next record says anew, in one byte there, which of the two.
 */
export class BiffText {
  readonly #pieces: readonly Buffer[];
  #piece = 0;
  #at: number;

  constructor(pieces: readonly Buffer[], at: number) {
    this.#pieces = pieces;
    this.#at = at;
  }

  /** Nothing is left: some writers count more strings than they wrote. */
  get ended(): boolean {
    const piece = this.#pieces[this.#piece];
    return this.#piece >= this.#pieces.length - 1 && this.#at >= (piece?.length ?? 0);
  }

  /** One string: its length (in one byte or two), flags, characters, then formatting and phonetics to be skipped. */
  string(lengthBytes: 1 | 2): string {
    const count = lengthBytes === 1 ? this.#byte() : this.#word();
    const flags = this.#byte();
    const runs = flags & 0x08 ? this.#word() : 0;
    const extra = flags & 0x04 ? this.#word() + this.#word() * 0x10000 : 0;
    const text = this.#characters(count, (flags & 0x01) !== 0);
    this.#skip(runs * 4 + extra);
    return text;
  }

  #characters(count: number, wide: boolean): string {
    let text = '';
    let isWide = wide;
    for (let rest = count; rest > 0; ) {
      let piece = this.#current();
      if (this.#at >= piece.length) {
        piece = this.#turn();
        isWide = (this.#byte() & 0x01) !== 0;
      }
      const available = Math.floor((piece.length - this.#at) / (isWide ? 2 : 1));
      if (available === 0) throw refusal('FILE_DAMAGED');
      const taken = Math.min(rest, available);
      const end = this.#at + taken * (isWide ? 2 : 1);
      text += piece.toString(isWide ? 'utf16le' : 'latin1', this.#at, end);
      this.#at = end;
      rest -= taken;
    }
    return text;
  }

  #skip(count: number): void {
    for (let rest = count; rest > 0; ) {
      let piece = this.#current();
      if (this.#at >= piece.length) piece = this.#turn();
      const taken = Math.min(rest, piece.length - this.#at);
      this.#at += taken;
      rest -= taken;
    }
  }

  #byte(): number {
    let piece = this.#current();
    while (this.#at >= piece.length) piece = this.#turn();
    const byte = piece[this.#at] ?? 0;
    this.#at += 1;
    return byte;
  }

  #word(): number {
    return this.#byte() + this.#byte() * 0x100;
  }

  #current(): Buffer {
    const piece = this.#pieces[this.#piece];
    if (!piece) throw refusal('FILE_DAMAGED');
    return piece;
  }

  #turn(): Buffer {
    this.#piece += 1;
    this.#at = 0;
    return this.#current();
  }
}
