/** The little of tar (POSIX ustar) that a backup needs: plain files with short ASCII names, so that any tool opens it. */

const BLOCK = 512;
/** More than any part we write; a larger one is not ours. */
const MAX_ENTRY = 256 << 20;

export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The archive is cut off or damaged. */
class TarError extends Error {
  override readonly name = 'TarError';
}

function checksum(header: Uint8Array): number {
  let sum = 0;
  // The checksum's own eight bytes count as blanks.
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 0x20 : byte;
  return sum;
}

/** One file: its header, its bytes, and zeros up to the next block. */
export function tarEntry({ name, bytes }: TarEntry, at: Date): Uint8Array {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, offset: number, length: number) =>
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset, 'ascii');
  header.write(name, 0, 100, 'ascii');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes.length, 124, 12);
  octal(Math.floor(at.getTime() / 1000), 136, 12);
  header.write('0', 156, 'ascii');
  header.write('ustar\0', 257, 'ascii');
  header.write('00', 263, 'ascii');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return Buffer.concat([header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

/** Two blocks of zeros: only an archive that ends with them is whole. */
export const TAR_END: Uint8Array = Buffer.alloc(2 * BLOCK);

/** The files of an archive, one after the other. @throws TarError if it is damaged or has no end */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const input = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const take = async (size: number): Promise<Buffer> => {
    const parts = [held];
    let length = held.length;
    while (length < size) {
      const { value, done } = await input.next();
      if (done) throw new TarError('the archive is cut off');
      parts.push(Buffer.from(value));
      length += value.length;
    }
    const all = parts.length === 1 ? held : Buffer.concat(parts);
    held = all.subarray(size);
    return all.subarray(0, size);
  };
  for (;;) {
    const header = await take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const written = Number.parseInt(header.toString('ascii', 148, 154), 8);
    if (written !== checksum(header)) throw new TarError('a header is damaged');
    const size = Number.parseInt(header.toString('ascii', 124, 135), 8);
    if (!(size <= MAX_ENTRY)) throw new TarError('an entry is too large');
    const name = header.toString('ascii', 0, 100).replace(/\0.*$/, '');
    const bytes = await take(size);
    await take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { name, bytes };
  }
}
