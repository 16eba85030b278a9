import { and, asc, eq, gte } from 'drizzle-orm';
import type { Database } from '../database/index.ts';
import { fileChunks } from './tables.ts';

/** Chunks per query: one megabyte. */
const AT_ONCE = 4;

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
