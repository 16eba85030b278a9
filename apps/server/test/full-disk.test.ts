import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { type Database, normaliseFault, openEmbedded } from '../src/platform/database/index.ts';
import { toProblem } from '../src/platform/http/error-mapping.ts';
import { fillableDisk } from './full-disk.ts';

const disk = fillableDisk();
const root = mkdtempSync(join(tmpdir(), 'tenglong-full-'));
const db = await openEmbedded(root);
await db.transaction((tx) => tx.script('create table kept (batch int, filler text)'));
afterAll(async () => {
  disk.restore();
  await db.close();
  rmSync(root, { recursive: true });
});

const ROWS = 1000;
const write = (to: Database, batch: number) =>
  to.transaction((tx) =>
    tx.run(
      sql`insert into kept select ${batch}::int, repeat('x', 1000) from generate_series(1, ${ROWS}::int)`,
    ),
  );
const batches = async () => {
  const rows = await db.read((tx) =>
    tx.rows<{ batch: number; rows: number }>(
      sql`select batch, count(*) as rows from kept group by batch order by batch`,
    ),
  );
  return rows.map(({ batch, rows: count }) => [batch, count]);
};

const acknowledged: number[] = [];
let next = 1;

describe.each([
  ['a table cannot grow', '/base/'],
  ['the log cannot take a new segment (PostgreSQL panics)', '/pg_wal/xlogtemp'],
  ['the log cannot be written at all (PostgreSQL panics)', '/pg_wal/'],
  ['nothing can be written, opening anew included', root],
])('the disk is full: %s', (_title, part) => {
  test('says so, loses nothing that was acknowledged, and goes on when there is room again', async () => {
    disk.fill(part);
    let refusal: unknown;
    for (let tries = 0; tries < 60 && refusal === undefined; tries += 1) {
      const batch = next++;
      await write(db, batch).then(
        () => acknowledged.push(batch),
        (error: unknown) => {
          refusal = error;
        },
      );
    }
    expect(refusal).toMatchObject({ code: 'STORAGE_FULL', message: '磁盘空间已满，刚才的操作没有生效' });
    await expect(write(db, next++)).rejects.toMatchObject({ code: 'STORAGE_FULL' });

    disk.empty();
    const batch = next++;
    await write(db, batch);
    acknowledged.push(batch);
    expect(await batches()).toEqual(acknowledged.map((number) => [number, ROWS]));
  });
});

test.each([
  ['a PostgreSQL server’s', Object.assign(new Error('could not extend file'), { code: '53100' })],
  ['an upload’s', Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })],
  ['a disk quota’s', Object.assign(new Error('EDQUOT: disk quota exceeded'), { code: 'EDQUOT' })],
])('%s full disk is told alike, with what to do', (_title, error) => {
  expect(normaliseFault(error)).toMatchObject({ code: 'STORAGE_FULL', status: 507 });
  expect(toProblem(error).remedy).toBe('已入库的数据不受影响，请管理员清理磁盘后重试');
});
