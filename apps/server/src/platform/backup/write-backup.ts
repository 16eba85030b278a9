import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../database/index.ts';
import { Problem } from '../problem/index.ts';
import { dumpTables } from './dump.ts';

/**
 * Writes a backup to `path`: beside it first, flushed to the disk, then moved into place, so that a file of that name
 * is always whole. Only its owner may read it. Returns its size.
 * @throws Problem STORAGE_FULL, DATABASE_UNAVAILABLE
 */
export async function writeBackup(db: Database, path: string, at: Date): Promise<number> {
  const part = `${path}.part`;
  try {
    await db.transaction(
      (tx) => pipeline(dumpTables(tx, db.kind, at), createGzip(), createWriteStream(part, { mode: 0o600 })),
      { readOnly: true, isolation: 'repeatable read' },
    );
    const file = await open(part, 'r+');
    await file.sync();
    await file.close();
    await rename(part, path);
    return (await stat(path)).size;
  } catch (error) {
    await rm(part, { force: true });
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    throw code === 'ENOSPC' ? new Problem('STORAGE_FULL', { cause: error }) : error;
  }
}
