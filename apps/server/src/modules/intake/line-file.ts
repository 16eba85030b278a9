import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const PAGE_BYTES = 1 << 18;
const NEWLINE = 0x0a;
/** UTF-8 takes at most this many bytes for a UTF-16 code unit. */
const BYTES_PER_UNIT = 3;

/**
 * Lines of text in the order in which they were added, to be read once everything is there. They are bytes in one page of
 * memory and, past that, in a file: a table of a hundred thousand rows costs what one of a thousand does.
 *
 * A line holds no line break. Errors are those of the file system, a full disk among them.
 */
export class LineFile {
  readonly #path: string;
  #page = Buffer.allocUnsafe(PAGE_BYTES);
  #used = 0;
  #file: number | undefined;

  /** @param path where the file may be made; only when the first page is full, and whoever owns the folder removes it */
  constructor(path: string) {
    this.#path = path;
  }

  add(line: string): void {
    const most = line.length * BYTES_PER_UNIT + 1;
    if (this.#used + most > this.#page.length) {
      this.#turn();
      if (most > this.#page.length) this.#page = Buffer.allocUnsafe(most);
    }
    this.#used += this.#page.write(line, this.#used, 'utf8');
    this.#page[this.#used] = NEWLINE;
    this.#used += 1;
  }

  /** All lines from the first; nothing may be added meanwhile. */
  *lines(): Generator<string> {
    let rest: Buffer = Buffer.alloc(0);
    for (const part of this.#parts()) {
      const bytes = rest.length === 0 ? part : Buffer.concat([rest, part]);
      let from = 0;
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
        yield bytes.toString('utf8', from, end);
        from = end + 1;
      }
      rest = Buffer.from(bytes.subarray(from));
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  *#parts(): Generator<Buffer> {
    if (this.#file !== undefined) {
      const part = Buffer.allocUnsafe(PAGE_BYTES);
      let at = 0;
      for (let read = readSync(this.#file, part, 0, part.length, at); read > 0; ) {
        yield part.subarray(0, read);
        at += read;
        read = readSync(this.#file, part, 0, part.length, at);
      }
    }
    yield this.#page.subarray(0, this.#used);
  }

  #turn(): void {
    this.#file ??= openSync(this.#path, 'wx+', 0o600);
    for (let at = 0; at < this.#used; ) at += writeSync(this.#file, this.#page, at, this.#used - at);
    this.#used = 0;
  }
}
