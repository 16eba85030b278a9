import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { composeDeps } from '../src/compose-deps.ts';
import { migrations } from '../src/migrations.ts';
import { commitBatch, readBatch } from '../src/modules/intake/index.ts';
import { loadPlan } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { verifyAuditChain } from '../src/platform/audit/index.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import { type Database, FolderInUseError, migrate, openEmbedded } from '../src/platform/database/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { buildChild } from './children/build-child.ts';
import { type Kept, lookAt } from './children/look-at.ts';
import { type Child, spawnNode } from './children/spawn.ts';
import { createTestDatabase, testServerUrl } from './database.ts';
import { code, SHEETS } from './plans/yunping.ts';
import { commitSheet, yunpingDocuments } from './small-county.ts';
import { inFullSuite } from './trials.ts';

/** Kills of one database. */
const KILLS = inFullSuite(50, 2);
const actor = systemActor('test', '测试');
// Every step starts a process; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const program = await buildChild('write-batches');
afterAll(() => program.remove());
const children: Child[] = [];
const folders: string[] = [];
const dataFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tenglong-test-'));
  folders.push(folder);
  return folder;
};
const writer = (target: string, start = 1): Child => {
  const child = spawnNode([program.path, target, dataFolder(), String(start)]);
  children.push(child);
  return child;
};
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const depsOn = (db: Database) => composeDeps({ db, clock: systemClock, log: silentLog });

/** The county of eight firms with its plan and roster, ready for tax sheets. */
async function prepare(db: Database): Promise<void> {
  await migrate(db, migrations, systemClock.now());
  const deps = depsOn(db);
  await loadPlan(deps, actor, await yunpingDocuments());
  await commitSheet(deps, '单位名册.csv', SHEETS['单位名册.csv'] ?? '');
}

const saidBy = (child: Child, word: string): string[] =>
  child.lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.split(' ')[1] ?? ''] : []));

/** What was told to be committed is there; what is there is there whole. */
function expectWhole({ batches, figures }: Kept, acknowledged: readonly string[]) {
  const committed = batches.filter(({ status }) => status === 'committed');
  const ids = new Set(committed.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  // Tax and sales of eight firms, one line in the audit.
  expect(committed.filter(({ facts, audited }) => facts !== 16 || audited !== 1)).toEqual([]);
  expect(
    batches.filter(
      ({ status, commitNo, audited }) => status !== 'committed' && (commitNo !== null || audited > 0),
    ),
  ).toEqual([]);
  const last = Math.max(...committed.map(({ commitNo }) => commitNo ?? 0));
  expect(figures.map((figure) => [figure.code, figure.commitNo])).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((firm) => [code(firm), last]),
  );
  expect(new Set(figures.map(({ tax }) => tax)).size).toBe(1);
}

type Look = <T>(use: (db: Database) => Promise<T>) => Promise<T>;

/** Kills a writer at a random moment, many times over; the next one says first what it finds. */
async function expectNothingLost(target: string, look: Look): Promise<void> {
  await look(prepare);
  const acknowledged: string[] = [];
  let midCommit = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = writer(target, kill * 10_000 + 1);
    const found = await child.line((line) => line.startsWith('found '));
    if (kill > 0) expectWhole(JSON.parse(found.slice(6)), acknowledged);
    await child.line((line) => line.startsWith('committed'));
    // Every other kill waits for a commit to begin, so that many fall into one.
    const seen = child.lines.length;
    if (kill % 2 === 0) {
      await child.line((line) => line.startsWith('committing') && child.lines.indexOf(line) >= seen);
      await wait(Math.random() * 30);
    } else {
      await wait(Math.random() * 200);
    }
    await child.kill();
    const told = saidBy(child, 'committed');
    if (saidBy(child, 'committing').length > told.length) midCommit += 1;
    acknowledged.push(...told);
  }
  expectWhole(await look(lookAt), acknowledged);
  expect(midCommit).toBeGreaterThan(0);
  expect(await look((db) => db.read(verifyAuditChain))).toMatchObject({ intact: true });
  await look(goOn);
}

/** What was cut off is taken up again: read, and committed like any other. */
async function goOn(db: Database): Promise<void> {
  const deps = depsOn(db);
  const { batches } = await lookAt(db);
  for (const { id, status } of batches) {
    if (status === 'committed') continue;
    await readBatch(deps, id);
    await commitBatch(deps, actor, id, { finality: 'confirmed' });
  }
  const after = await lookAt(db);
  expectWhole(
    after,
    after.batches.map(({ id }) => id),
  );
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
    const database = await createTestDatabase();
    try {
      await expectNothingLost(database.url ?? '', (use) => use(database.db));
    } finally {
      await database.close();
    }
  };
}

test.each(Object.entries(looks))(
  `kill -9 at ${KILLS} random moments of batch commits loses no acknowledged batch and leaves no half one on %s`,
  (_engine, look) => look(),
  3_600_000,
);

describe('two processes on one data folder', () => {
  test('the second is told who has it, and the first lives on with everything it commits', async () => {
    const folder = dataFolder();
    const setUp = await openEmbedded(folder);
    await prepare(setUp);
    await setUp.close();
    const first = writer(folder);
    await first.line((line) => line.startsWith('committed'));
    const second = openEmbedded(folder);
    await expect(second).rejects.toThrow(FolderInUseError);
    await expect(second).rejects.toThrow(`数据目录正被另一进程使用：${folder}（进程 ${first.process.pid}）`);
    const before = saidBy(first, 'committed').length;
    await first.line(() => saidBy(first, 'committed').length > before + 1);
    await first.kill();
    const db = await openEmbedded(folder);
    expectWhole(await lookAt(db), saidBy(first, 'committed'));
    await db.close();
  });

  test('a second process is refused as well, not only a second opening in this one', async () => {
    const folder = dataFolder();
    const db = await openEmbedded(folder);
    const second = writer(folder);
    await expect(second.line((line) => line.startsWith('found '))).rejects.toThrow(
      '数据目录正被另一进程使用',
    );
    await db.close();
  });
});
