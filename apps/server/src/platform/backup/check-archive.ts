import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { checksumOf, type Migration } from '../database/index.ts';
import { BackupError, CHECKSUMS, Checksums, MANIFEST, Manifest, tableOfPart } from './archive.ts';
import { readTar, type TarEntry } from './tar.ts';

/** The entries of a backup file, unpacked as they are read. */
export function readArchive(path: string): AsyncGenerator<TarEntry> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  return readTar(file.pipe(gunzip));
}

const NEWLINE = 0x0a;
const parse = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));
const notWhole = (path: string, cause: unknown) =>
  new BackupError(`备份文件不完整或已损坏：${path}。请换用另一份备份。`, { cause });

async function readWhole(path: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  let expected: Checksums | undefined;
  const hashes = new Map<string, { hash: ReturnType<typeof createHash>; rows: number }>();
  for await (const { name, bytes } of readArchive(path)) {
    const table = tableOfPart(name);
    if (name === MANIFEST) {
      manifest = Manifest.parse(parse(bytes));
      for (const entry of manifest.tables) hashes.set(entry.name, { hash: createHash('sha256'), rows: 0 });
    } else if (name === CHECKSUMS) {
      expected = Checksums.parse(parse(bytes));
    } else {
      const seen = table === undefined ? undefined : hashes.get(table);
      if (!seen) throw new Error(`unexpected entry ${name}`);
      seen.hash.update(bytes);
      for (const byte of bytes) if (byte === NEWLINE) seen.rows += 1;
    }
  }
  if (!manifest || !expected) throw new Error('the manifest or the checksums are missing');
  for (const [table, { hash, rows }] of hashes) {
    const wanted = expected[table];
    if (wanted?.sha256 !== hash.digest('hex') || wanted.rows !== rows)
      throw new Error(`table ${table} is damaged`);
  }
  return manifest;
}

/**
 * Reads a backup to its end before anything is touched: it is whole, every table is as it was written, and this
 * program knows every step of its schema.
 * @throws BackupError
 */
export async function checkArchive(path: string, migrations: readonly Migration[]): Promise<Manifest> {
  const manifest = await readWhole(path).catch((error: unknown) => {
    throw notWhole(path, error);
  });
  const known = new Map(migrations.map((migration) => [migration.id, checksumOf(migration)]));
  for (const { id, checksum } of manifest.migrations) {
    if (known.get(id) !== checksum) {
      throw new BackupError(`备份由另一版本的程序制作（${id}）。请用不低于该版本的程序恢复。`);
    }
  }
  return manifest;
}
