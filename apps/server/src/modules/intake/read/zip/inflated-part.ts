import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, byteChunks, CHUNK_BYTES } from '../byte-source.ts';
import { refusal } from '../refusal.ts';

/** What the zip's directory says of one part. */
export interface PartEntry {
  readonly compressionMethod: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly crc32: number;
}

const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks one part, chunk by chunk, without ever holding it whole.
 * Stopping early is fine. Reading to the end proves the stated size and CRC-32.
 * @throws FileRefused `FILE_DAMAGED` when the bytes are not what the directory states
 */
export async function* inflatedPart(
  source: ByteSource,
  start: number,
  entry: PartEntry,
): AsyncGenerator<Buffer> {
  const end = start + entry.compressedSize;
  if (end > source.size) throw refusal('FILE_DAMAGED');
  const packed = byteChunks(source, start, end);
  let size = 0;
  let checksum = 0;
  for await (const chunk of entry.compressionMethod === STORED ? packed : inflate(packed, entry)) {
    size += chunk.length;
    if (size > entry.uncompressedSize) throw refusal('FILE_DAMAGED');
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw refusal('FILE_DAMAGED');
}

async function* inflate(packed: AsyncGenerator<Buffer>, entry: PartEntry): AsyncGenerator<Buffer> {
  if (entry.compressionMethod !== DEFLATED) throw refusal('FILE_DAMAGED');
  // Most parts are tiny: a full chunk for each of them would cost more than reading them.
  const chunkSize = Math.min(CHUNK_BYTES, Math.max(64, entry.uncompressedSize + 1));
  const inflater = createInflateRaw({ chunkSize });
  // Errors surface where the inflater is read; the callback only keeps them from being unhandled.
  pipeline(Readable.from(packed), inflater, () => {});
  for await (const chunk of inflater) yield chunk;
}
