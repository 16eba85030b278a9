import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { type Database, FolderInUseError, openEmbedded } from '../src/platform/database/index.ts';
import { type Child, spawnChild } from './children/spawn.ts';
import { createTestDatabase, testServerUrl } from './database.ts';

const ROUNDS = Number(process.env.TENGLONG_TRIALS ?? 100) > 1000 ? 25 : 3;

const children: Child[] = [];
const folders: string[] = [];
const dataFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tenglong-test-'));
  folders.push(folder);
  return folder;
};
const writer = (target: string, start = 1): Child => {
  const child = spawnChild('write-batches', [target, String(start)]);
  children.push(child);
  return child;
};
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const committed = (child: Child): number[] =>
  child.lines.filter((line) => line.startsWith('committed ')).map((line) => Number(line.slice(10)));

const partsByBatch = async (db: Database): Promise<Map<number, number>> => {
  const rows = await db.read((tx) =>
    tx.rows<{ batch: number; parts: number }>(
      sql`select batch, count(*) as parts from batches group by batch`,
    ),
  );
  return new Map(rows.map(({ batch, parts }) => [batch, parts]));
};

/** Kills a writer at a random moment, several times over, and looks for what it was told was committed. */
async function expectNothingLost(target: string, look: <T>(use: (db: Database) => Promise<T>) => Promise<T>) {
  const acknowledged: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = writer(target, round * 100_000 + 1);
    await child.line((line) => line.startsWith('committed'));
    await wait(Math.random() * 300);
    await child.kill();
    acknowledged.push(...committed(child));
    const parts = await look(partsByBatch);
    expect(acknowledged.filter((batch) => parts.get(batch) !== 5)).toEqual([]);
    expect([...parts].filter(([, count]) => count !== 5)).toEqual([]);
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
}

const looks: Record<string, () => Promise<void>> = {
  'the embedded database': async () => {
    const folder = dataFolder();
    await expectNothingLost(folder, async (use) => {
      const db = await openEmbedded(folder);
      try {
        return await use(db);
      } finally {
        await db.close();
      }
    });
  },
};
if (testServerUrl) {
  looks['a server'] = async () => {
    const database = await createTestDatabase([]);
    try {
      await expectNothingLost(database.url ?? '', (use) => use(database.db));
    } finally {
      await database.close();
    }
  };
}

test.each(Object.entries(looks))(
  'kill -9 while batches are written loses no acknowledged batch and leaves no half one on %s',
  (_engine, look) => look(),
  600_000,
);

describe('two processes on one data folder', () => {
  test('the second is told who has it, and what the first commits is all there', async () => {
    const folder = dataFolder();
    const first = writer(folder);
    await first.line((line) => line.startsWith('committed'));
    const second = openEmbedded(folder);
    await expect(second).rejects.toThrow(FolderInUseError);
    await expect(second).rejects.toThrow(`数据目录正被另一进程使用：${folder}（进程 ${first.process.pid}）`);
    await first.kill();
    const db = await openEmbedded(folder);
    const parts = await partsByBatch(db);
    await db.close();
    expect(committed(first).filter((batch) => parts.get(batch) !== 5)).toEqual([]);
  });

  test('a second process is refused as well, not only a second opening in this one', async () => {
    const folder = dataFolder();
    const db = await openEmbedded(folder);
    const second = writer(folder);
    await expect(second.line((line) => line === 'ready')).rejects.toThrow('数据目录正被另一进程使用');
    await db.close();
  });
});
