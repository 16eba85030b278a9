/** Element names as shared strings: the same bytes always give the same string, without decoding them again. */
export class NameTable {
  readonly #buckets: { readonly bytes: Uint8Array; readonly name: string }[][] = [];
  #size = 0;

  intern(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    const bucket = ((bytes[start] ?? 0) * 31 + (bytes[end - 1] ?? 0) + length * 7) & 127;
    const known = this.#buckets[bucket];
    if (known) {
      for (const entry of known) {
        if (entry.bytes.length === length && same(entry.bytes, bytes, start)) return entry.name;
      }
    }
    const name = bytes.toString('utf8', start, end);
    // A hostile file may have millions of names: only the first few hundred are worth keeping.
    if (this.#size < 512) {
      this.#size += 1;
      const entry = { bytes: Uint8Array.prototype.slice.call(bytes, start, end), name };
      if (known) known.push(entry);
      else this.#buckets[bucket] = [entry];
    }
    return name;
  }
}

function same(known: Uint8Array, bytes: Buffer, start: number): boolean {
  for (let i = 0; i < known.length; i += 1) {
    if (known[i] !== bytes[start + i]) return false;
  }
  return true;
}
