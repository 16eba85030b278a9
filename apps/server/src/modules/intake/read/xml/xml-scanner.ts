import { refusal } from '../refusal.ts';
import { NameTable } from './name-table.ts';
import { isBlank, XmlTag } from './xml-tag.ts';

/** Told of elements and text in order. Names come without their namespace prefix. */
export interface XmlHandler {
  /** An element opens. Its attributes can be asked of `tag` during this call only. */
  open(name: string, tag: XmlTag): void;
  /** A run of text; `raw` is true inside CDATA, where references mean nothing. One text may come in several runs. */
  text(bytes: Buffer, start: number, end: number, raw: boolean): void;
  close(name: string): void;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const CDATA = Buffer.from('<![CDATA[');
const CDATA_END = Buffer.from(']]>');
const COMMENT = Buffer.from('<!--');
const COMMENT_END = Buffer.from('-->');
const PI_END = Buffer.from('?>');
/** One tag or one run of text may not be longer than this. */
const TOKEN_BYTES = 4 * 1024 * 1024;
const DEPTH = 256;
const NAME_BYTES = 256;

/**
 * A small XML reader for the parts of a workbook, fed chunk by chunk: UTF-8, no document type, no entities of its own.
 * It works on bytes because nine tenths of a sheet are tags and digits that need never become strings (ADR 0004).
 * Nesting is checked; a document type, a broken tag or an open end is refused, never guessed at.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #names = new NameTable();
  readonly #attributes = new XmlTag();
  /** What is not yet handled, from the first incomplete token on. */
  #bytes: Buffer = Buffer.alloc(0);
  readonly #open: string[] = [];
  /** A fragment starts in the middle of a document: it has no root of its own and may close what it did not open. */
  readonly #fragment: boolean;
  #started = false;
  #rootClosed = false;

  constructor(handler: XmlHandler, options: { readonly fragment?: boolean } = {}) {
    this.#handler = handler;
    this.#fragment = options.fragment ?? false;
  }

  write(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    if (!this.#started && !this.#start()) return;
    const rest = this.#scan();
    this.#bytes = this.#bytes.subarray(rest);
    if (this.#bytes.length > TOKEN_BYTES) throw refusal('CELL_TOO_LONG');
  }

  /** To be called after the last chunk. @throws FileRefused when the document is not complete */
  end(): void {
    if (this.#fragment) return;
    const blank = this.#bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
    if (!this.#rootClosed || !blank) throw refusal('FILE_DAMAGED');
  }

  /** Skips the byte order mark. False until enough bytes are there to know. */
  #start(): boolean {
    if (this.#bytes.length < 4) return false;
    const [a, b, c] = this.#bytes;
    // UTF-16 is legal XML that no spreadsheet program writes.
    if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw refusal('FILE_DAMAGED');
    if (a === 0xef && b === 0xbb && c === 0xbf) this.#bytes = this.#bytes.subarray(3);
    this.#started = true;
    return true;
  }

  /** Handles all complete tokens in `bytes`; returns where the first incomplete one begins. */
  #scan(): number {
    const bytes = this.#bytes;
    const length = bytes.length;
    let at = 0;
    while (at < length) {
      if (bytes[at] !== LT) {
        const start = at;
        while (at < length && bytes[at] !== LT) at += 1;
        if (at === length) return start;
        if (this.#open.length > 0 || this.#fragment) this.#handler.text(bytes, start, at, false);
        continue;
      }
      const next = bytes[at + 1];
      if (next === undefined) return at;
      const end = next === BANG || next === QUESTION ? this.#special(at, next) : this.#tag(at, next);
      if (end < 0) return at;
      at = end;
    }
    return at;
  }

  /** A tag at `at`; returns the position behind it, or -1 if it is not complete yet. */
  #tag(at: number, next: number): number {
    const bytes = this.#bytes;
    const length = bytes.length;
    const closing = next === SLASH;
    let start = closing ? at + 2 : at + 1;
    let i = start;
    for (; i < length; i += 1) {
      const byte = bytes[i];
      if (byte === GT || byte === SLASH || isBlank(byte)) break;
      if (byte === COLON) start = i + 1;
      if (byte === LT) throw refusal('FILE_DAMAGED');
    }
    const nameEnd = i;
    i = this.#attributes.read(bytes, i);
    if (i < 0) return -1;
    if (nameEnd === start || nameEnd - start > NAME_BYTES) throw refusal('FILE_DAMAGED');
    const name = this.#names.intern(bytes, start, nameEnd);
    if (closing) {
      this.#close(name);
      return i + 1;
    }
    if (this.#rootClosed) throw refusal('FILE_DAMAGED');
    if (this.#open.push(name) > DEPTH) throw refusal('FILE_UNSAFE');
    this.#handler.open(name, this.#attributes);
    if (bytes[i - 1] === SLASH) this.#close(name);
    return i + 1;
  }

  #close(name: string): void {
    const opened = this.#open.pop();
    if (opened !== name && !(this.#fragment && opened === undefined)) throw refusal('FILE_DAMAGED');
    if (this.#open.length === 0 && !this.#fragment) this.#rootClosed = true;
    this.#handler.close(name);
  }

  /** Comment, CDATA, processing instruction or document type at `at`; the position behind it, or -1. */
  #special(at: number, next: number): number {
    const bytes = this.#bytes;
    if (next === QUESTION) {
      const end = bytes.indexOf(PI_END, at);
      if (end >= 0) this.#checkEncoding(at, end);
      return end < 0 ? -1 : end + 2;
    }
    if (startsWith(bytes, at, COMMENT)) {
      const end = bytes.indexOf(COMMENT_END, at + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (startsWith(bytes, at, CDATA)) {
      const end = bytes.indexOf(CDATA_END, at + CDATA.length);
      if (end >= 0) this.#handler.text(bytes, at + CDATA.length, end, true);
      return end < 0 ? -1 : end + 3;
    }
    // Too short to tell which of the three it is; anything else is a document type, where entities hide.
    if (bytes.length - at < CDATA.length && !bytes.includes(GT, at)) return -1;
    throw refusal('FILE_UNSAFE');
  }

  #checkEncoding(start: number, end: number): void {
    const declaration = this.#bytes.toString('latin1', start, Math.min(end, start + 200));
    const encoding = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1];
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw refusal('FILE_DAMAGED');
  }
}

function startsWith(bytes: Buffer, at: number, pattern: Buffer): boolean {
  return (
    bytes.length - at >= pattern.length &&
    bytes.compare(pattern, 0, pattern.length, at, at + pattern.length) === 0
  );
}
