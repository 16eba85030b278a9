import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

interface WrittenPart {
  readonly name: Buffer;
  readonly checksum: number;
  readonly size: number;
  readonly packed: readonly Buffer[];
  readonly packedSize: number;
}

/** 1 January 1980, the first day of the zip calendar: the same content gives the same file on any day. */
const DOS_DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
const MOST_BYTES = 0xffff_fffe;

/** Collects parts, packed as they come in, and gives the finished zip. */
export class ZipWriter {
  readonly #parts: WrittenPart[] = [];

  /** Adds a part from pieces of text; only its packed form is kept. */
  async add(name: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const deflate = createDeflateRaw({ level: 6, chunkSize: 64 * 1024 });
    const packed: Buffer[] = [];
    deflate.on('data', (chunk: Buffer) => packed.push(chunk));
    const ended = once(deflate, 'end');
    let checksum = 0;
    let size = 0;
    for await (const piece of text) {
      const bytes = Buffer.from(piece, 'utf8');
      checksum = crc32(bytes, checksum);
      size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
    await ended;
    const packedSize = packed.reduce((sum, chunk) => sum + chunk.length, 0);
    if (size > MOST_BYTES) throw new RangeError(`${name} is too large for a zip without extensions`);
    this.#parts.push({ name: Buffer.from(name, 'utf8'), checksum, size, packed, packedSize });
  }

  finish(): Buffer {
    const pieces: Buffer[] = [];
    const directory: Buffer[] = [];
    let offset = 0;
    for (const part of this.#parts) {
      directory.push(centralHeader(part, offset), part.name);
      const header = localHeader(part);
      pieces.push(header, part.name, ...part.packed);
      offset += header.length + part.name.length + part.packedSize;
    }
    const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#parts.length, 8);
    end.writeUInt16LE(this.#parts.length, 10);
    end.writeUInt32LE(directorySize, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...pieces, ...directory, end]);
  }
}

function localHeader(part: WrittenPart): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  writeFacts(header, 6, part);
  return header;
}

function centralHeader(part: WrittenPart, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  writeFacts(header, 8, part);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** The fields that both headers share, in the same order. */
function writeFacts(header: Buffer, at: number, part: WrittenPart): void {
  header.writeUInt16LE(UTF8_NAMES, at);
  header.writeUInt16LE(DEFLATED, at + 2);
  header.writeUInt16LE(DOS_DATE, at + 6);
  header.writeUInt32LE(part.checksum, at + 8);
  header.writeUInt32LE(part.packedSize, at + 12);
  header.writeUInt32LE(part.size, at + 16);
  header.writeUInt16LE(part.name.length, at + 20);
}
