import { createHash, randomBytes } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { fileChunks, readFile, saveFile } from './index.ts';
import { files } from './tables.ts';

const { db, close } = await createTestDatabase();
afterAll(close);
const at = new Date('2023-09-01T02:00:00Z');

async function* inPieces(bytes: Uint8Array, piece: number) {
  for (let i = 0; i < bytes.length; i += piece) yield bytes.subarray(i, i + piece);
}
const announced = (bytes: Uint8Array) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.length,
});
const save = (bytes: Uint8Array, piece = 65_536) =>
  db.transaction((tx) => saveFile(tx, inPieces(bytes, piece), announced(bytes), at));
const read = async (sha256: string) => {
  const parts: Uint8Array[] = [];
  for await (const part of readFile(db, sha256)) parts.push(part);
  return Buffer.concat(parts);
};
const CHUNK = 256 * 1024;

describe('a stored file', () => {
  test.each([
    ['empty', 0],
    ['one byte short of a chunk', CHUNK - 1],
    ['one chunk', CHUNK],
    ['one byte over', CHUNK + 1],
    ['one megabyte, the most read at once', 4 * CHUNK],
    ['three megabytes and a bit', 12 * CHUNK + 17],
  ])('comes back byte for byte: %s', async (_title, size) => {
    const bytes = randomBytes(size);
    await save(bytes, 100_003);
    const { sha256 } = announced(bytes);
    expect((await read(sha256)).equals(bytes)).toBe(true);
  });

  test('that comes twice is stored once', async () => {
    const chunks = async () => (await db.read((tx) => tx.orm.select({ n: count() }).from(fileChunks)))[0]?.n;
    const bytes = randomBytes(1000);
    await save(bytes);
    const before = await chunks();
    await save(bytes);
    expect(await chunks()).toBe(before);
  });

  test('that is not what was announced is refused, and nothing of it stays', async () => {
    const wanted = announced(Buffer.from('as announced'));
    const other = db.transaction((tx) => saveFile(tx, inPieces(Buffer.from('as received '), 5), wanted, at));
    await expect(other).rejects.toThrow('not the one that was announced');
    expect(await db.read((tx) => tx.orm.select().from(files).where(eq(files.sha256, wanted.sha256)))).toEqual(
      [],
    );
  });

  test('of another length than announced is refused', async () => {
    const bytes = Buffer.from('six bytes and more');
    const wanted = { ...announced(bytes), size: 6 };
    await expect(db.transaction((tx) => saveFile(tx, inPieces(bytes, 5), wanted, at))).rejects.toThrow(
      'announced',
    );
  });
});
