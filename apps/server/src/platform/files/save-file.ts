import { createHash } from 'node:crypto';
import type { Tx } from '../database/index.ts';
import { fileChunks, files } from './tables.ts';

/** Small enough that a page of the table stays small in a backup, large enough that 100 MB is 400 rows. */
const CHUNK_BYTES = 256 * 1024;

export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

async function* chunksOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    parts.push(part);
    size += part.length;
    if (size < CHUNK_BYTES) continue;
    const joined = Buffer.concat(parts);
    const whole = joined.length - (joined.length % CHUNK_BYTES);
    for (let at = 0; at < whole; at += CHUNK_BYTES) yield joined.subarray(at, at + CHUNK_BYTES);
    parts = [joined.subarray(whole)];
    size = joined.length - whole;
  }
  if (size > 0) yield Buffer.concat(parts);
}

/**
 * Stores the bytes of `source` under `expected.sha256`, read once and in pieces. The same bytes are stored once,
 * however often they come.
 *
 * @throws Error if the source is not what was announced: it was changed between receiving and storing
 */
export async function saveFile(
  tx: Tx,
  source: AsyncIterable<Uint8Array>,
  expected: StoredFile,
  at: Date,
): Promise<void> {
  const { sha256, size } = expected;
  const added = await tx.orm
    .insert(files)
    .values({ sha256, size, createdAt: at.toISOString() })
    .onConflictDoNothing()
    .returning({ sha256: files.sha256 });
  if (added.length === 0) return;
  const hash = createHash('sha256');
  let read = 0;
  let seq = 0;
  for await (const bytes of chunksOf(source)) {
    hash.update(bytes);
    read += bytes.length;
    await tx.orm.insert(fileChunks).values({ sha256, seq, bytes });
    seq += 1;
  }
  if (read !== size || hash.digest('hex') !== sha256)
    throw new Error('A file is not the one that was announced');
}
