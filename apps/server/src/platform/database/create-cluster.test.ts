import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCluster, createDatabase, createPglite, openPglite } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'tenglong-cluster-'));
const image = join(root, 'image.tar.gz');
afterAll(() => rmSync(root, { recursive: true }));
beforeAll(async () => {
  const pg = await createPglite({});
  await pg.exec('create table from_image (id int)');
  writeFileSync(image, Buffer.from(await (await pg.dumpDataDir('gzip')).arrayBuffer()));
  await pg.close();
});

/** Whether the cluster made in a new folder came out of the image; it takes writes either way. */
async function madeFrom(image: string): Promise<boolean> {
  const folder = join(mkdtempSync(join(root, 'data-')), 'database');
  await createCluster(folder, image);
  expect(readdirSync(join(folder, '..'))).toEqual(['database']);
  const db = createDatabase(await openPglite(() => createPglite({ dataDir: folder })));
  try {
    return await db.transaction(async (tx) => {
      await tx.script('create table written (id int)');
      const [row] = await tx.rows<{ found: boolean }>(
        sql`select to_regclass('from_image') is not null as found`,
      );
      return row?.found ?? false;
    });
  } finally {
    await db.close();
  }
}

test('an empty cluster is unpacked from the image that the build made', async () => {
  expect(await madeFrom(image)).toBe(true);
});

test('without an image the engine makes its own', async () => {
  expect(await madeFrom(join(root, 'nowhere.tar.gz'))).toBe(false);
});

test('an image that is damaged is passed over', async () => {
  const damaged = join(root, 'damaged.tar.gz');
  writeFileSync(damaged, 'not an archive');
  expect(await madeFrom(damaged)).toBe(false);
});
