import type { ReadLimits } from '../limits.ts';
import { refusal } from '../refusal.ts';

const PAGE_BYTES = 4 * 1024 * 1024;
const CACHE = 1024;

/**
 * Strings by number, held as UTF-8 pages outside the garbage-collected heap and made into strings when asked for: a
 * million names cost their bytes and eight more each, and nothing for the collector to walk over.
 */
export class StringStore {
  readonly #limits: ReadLimits;
  readonly #pages: Buffer[] = [];
  /** Where string `i` begins (page × PAGE_BYTES + offset) and how many bytes it has. */
  #starts = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  #page: Buffer = Buffer.alloc(0);
  #used = PAGE_BYTES;
  /** Townships and statuses recur in every row: the last string seen in each slot is kept. */
  readonly #cached = new Int32Array(CACHE).fill(-1);
  readonly #cache: string[] = new Array(CACHE).fill('');
  size = 0;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /** Adds the bytes of a string that is UTF-8 as it stands. */
  addBytes(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    if (
      length > this.#limits.cellCharacters &&
      bytes.toString('utf8', start, end).length > this.#limits.cellCharacters
    ) {
      throw refusal('CELL_TOO_LONG');
    }
    if (this.#used + length > PAGE_BYTES) this.#turnPage();
    if (this.size === this.#starts.length) this.#grow();
    const page = this.#pages.length - 1;
    bytes.copy(this.#page, this.#used, start, end);
    this.#starts[this.size] = page * PAGE_BYTES + this.#used;
    this.#lengths[this.size] = length;
    this.#used += length;
    this.size += 1;
  }

  add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    if (bytes.length > PAGE_BYTES) throw refusal('CELL_TOO_LONG');
    this.addBytes(bytes, 0, bytes.length);
  }

  /** Removes the string added last and gives it back: it was only the beginning of one. */
  takeBack(): string {
    const text = this.get(this.size - 1) ?? '';
    this.#cached[(this.size - 1) % CACHE] = -1;
    this.size -= 1;
    this.#used -= this.#lengths[this.size] ?? 0;
    return text;
  }

  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.size) return undefined;
    const slot = index % CACHE;
    if (this.#cached[slot] === index) return this.#cache[slot];
    const start = this.#starts[index] ?? 0;
    const offset = start % PAGE_BYTES;
    const page = this.#pages[(start - offset) / PAGE_BYTES];
    const text = page?.toString('utf8', offset, offset + (this.#lengths[index] ?? 0)) ?? '';
    this.#cached[slot] = index;
    this.#cache[slot] = text;
    return text;
  }

  #turnPage(): void {
    if ((this.#pages.length + 1) * PAGE_BYTES > this.#limits.sharedBytes)
      throw refusal('FILE_UNPACKS_TOO_LARGE');
    this.#page = Buffer.allocUnsafeSlow(PAGE_BYTES);
    this.#pages.push(this.#page);
    this.#used = 0;
  }

  #grow(): void {
    if (this.size >= this.#limits.sharedCount) throw refusal('FILE_UNPACKS_TOO_LARGE');
    const [starts, lengths] = [new Uint32Array(this.size * 2), new Uint32Array(this.size * 2)];
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    this.#starts = starts;
    this.#lengths = lengths;
  }
}
