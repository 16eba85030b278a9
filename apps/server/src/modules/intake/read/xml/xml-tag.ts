import { refusal } from '../refusal.ts';
import { decodeXmlText } from './xml-text.ts';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const COLON = 0x3a;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const ATTRIBUTES = 256;

/** Attributes of the element just opened: positions in the bytes at hand, made into strings only when asked for. */
export class XmlTag {
  bytes: Buffer = Buffer.alloc(0);
  /** Name without prefix and value of the attribute that `next` or `find` stepped to: `bytes[start..end)`. */
  nameStart = 0;
  nameEnd = 0;
  valueStart = 0;
  valueEnd = 0;
  /** Four positions for each attribute: its name and its value, begin and end. */
  readonly #marks = new Int32Array(4 * ATTRIBUTES);
  #marked = 0;
  #cursor = 0;

  /** The value of an attribute, found by its name without prefix. */
  attribute(name: string): string | undefined {
    return this.find(name) ? decodeXmlText(this.bytes, this.valueStart, this.valueEnd) : undefined;
  }

  /** Steps to the attribute of this name, if there is one. */
  find(name: string): boolean {
    this.#cursor = 0;
    while (this.next()) if (spells(this.bytes, this.nameStart, this.nameEnd, name)) return true;
    return false;
  }

  /** Steps to the next attribute in order of writing. */
  next(): boolean {
    const marks = this.#marks;
    const at = this.#cursor;
    if (at >= this.#marked) return false;
    this.nameStart = marks[at] ?? 0;
    this.nameEnd = marks[at + 1] ?? 0;
    this.valueStart = marks[at + 2] ?? 0;
    this.valueEnd = marks[at + 3] ?? 0;
    this.#cursor = at + 4;
    return true;
  }

  /** Takes in the attributes from `at` on; returns the position of the `>` that ends the tag, or -1 if it is not there. */
  read(bytes: Buffer, at: number): number {
    this.bytes = bytes;
    const length = bytes.length;
    const marks = this.#marks;
    let marked = 0;
    let i = at;
    for (;;) {
      while (i < length && isBlank(bytes[i])) i += 1;
      if (bytes[i] === SLASH) i += 1;
      if (i >= length) return -1;
      if (bytes[i] === GT) break;
      let nameStart = i;
      let byte = bytes[i];
      for (; i < length && byte !== EQUALS && !isBlank(byte); byte = bytes[i]) {
        if (byte === COLON) nameStart = i + 1;
        if (byte === GT || byte === LT || byte === SLASH) throw refusal('FILE_DAMAGED');
        i += 1;
      }
      const nameEnd = i;
      while (i < length && isBlank(bytes[i])) i += 1;
      if (i < length && bytes[i] !== EQUALS) throw refusal('FILE_DAMAGED');
      i += 1;
      while (i < length && isBlank(bytes[i])) i += 1;
      if (i >= length) return -1;
      const quote = bytes[i];
      if (quote !== DOUBLE && quote !== SINGLE) throw refusal('FILE_DAMAGED');
      i += 1;
      const valueStart = i;
      while (i < length && bytes[i] !== quote) i += 1;
      if (i >= length) return -1;
      if (marked === marks.length) throw refusal('FILE_UNSAFE');
      marks[marked] = nameStart;
      marks[marked + 1] = nameEnd;
      marks[marked + 2] = valueStart;
      marks[marked + 3] = i;
      marked += 4;
      i += 1;
    }
    this.#marked = marked;
    this.#cursor = 0;
    return i;
  }
}

export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d;
}

function spells(bytes: Buffer, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i += 1) {
    if (bytes[start + i] !== name.charCodeAt(i)) return false;
  }
  return true;
}
