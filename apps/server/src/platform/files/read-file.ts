import { and, asc, eq, gte } from 'drizzle-orm';
import type { Database, Tx } from '../database/index.ts';
import type { StoredFile } from './save-file.ts';
import { fileChunks, files } from './tables.ts';

/** Chunks per query: one megabyte. */
const AT_ONCE = 4;

export async function findFile(tx: Tx, sha256: string): Promise<StoredFile | undefined> {
  const [file] = await tx.orm
    .select({ sha256: files.sha256, size: files.size })
    .from(files)
    .where(eq(files.sha256, sha256));
  return file;
}

/**
 * The bytes of a stored file, a megabyte at a time, each read in a transaction of its own: a slow download holds up
 * nobody, and what has a hash for a name cannot change between two pieces.
 */
export async function* readFile(db: Database, sha256: string): AsyncGenerator<Uint8Array> {
  let next = 0;
  for (;;) {
    const rows = await db.read((tx) =>
      tx.orm
        .select({ bytes: fileChunks.bytes })
        .from(fileChunks)
        .where(and(eq(fileChunks.sha256, sha256), gte(fileChunks.seq, next)))
        .orderBy(asc(fileChunks.seq))
        .limit(AT_ONCE),
    );
    for (const { bytes } of rows) yield bytes;
    if (rows.length < AT_ONCE) return;
    next += rows.length;
  }
}
