import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { AppDeps } from '../src/app.ts';
import { composeDeps } from '../src/compose-deps.ts';
import { migrations } from '../src/migrations.ts';
import { commitBatch, readBatch } from '../src/modules/intake/index.ts';
import { loadPlan } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import {
  createDatabase,
  type Database,
  migrate,
  openEmbedded,
  openServer,
} from '../src/platform/database/index.ts';
import { toProblem } from '../src/platform/http/error-mapping.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { correction } from './children/tax-sheet.ts';
import { testClock } from './clock.ts';
import { createTestDatabase, testServerUrl } from './database.ts';
import { databaseProxy } from './database-proxy.ts';
import { fillableDisk } from './full-disk.ts';
import { SHEETS } from './plans/yunping.ts';
import { commitSheet, receiveSheet, yunpingDocuments } from './small-county.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
const actor = systemActor('test', '测试');

async function county(db: Database): Promise<AppDeps> {
  const deps = composeDeps({ db, clock: testClock(), log: silentLog });
  await migrate(db, migrations, deps.clock.now());
  await loadPlan(deps, actor, await yunpingDocuments());
  await commitSheet(deps, '单位名册.csv', SHEETS['单位名册.csv'] ?? '');
  return deps;
}

const stateOf = async ({ db }: Pick<AppDeps, 'db'>, id: string) => {
  const [found] = await db.read((tx) =>
    tx.rows<{ status: string; facts: number; force: number; audited: number }>(sql`
      select status, (select count(*) from fact_values f where f.batch_id = b.id) as facts,
        (select count(*) from enterprise_years y where y.year = 2023 and b.commit_no = any(y.commits)) as force,
        (select count(*) from audit_log a where a.subject = b.id::text and a.action = 'intake.committed') as audited
      from batches b where id = ${id}`),
  );
  return found;
};
const commit = (deps: AppDeps, id: string) => commitBatch(deps, actor, id, { finality: 'confirmed' });
const WAITING = { status: 'reading', force: 0, audited: 0 };
const READ = { status: 'draft', facts: 16, force: 0, audited: 0 };
const COMMITTED = { status: 'committed', facts: 16, force: 8, audited: 1 };

describe('the disk runs full under the embedded database', async () => {
  const disk = fillableDisk();
  const root = mkdtempSync(join(tmpdir(), 'tenglong-test-same-'));
  const db = await openEmbedded(root);
  const deps = await county(db);
  afterAll(async () => {
    disk.restore();
    await db.close();
    rmSync(root, { recursive: true });
  });

  test('while a batch is read and again while it is committed: the very same batch goes on each time', async () => {
    const id = await receiveSheet(deps, '纳税开票2023.csv', correction(7));
    disk.fill(root);
    const reading = await readBatch(deps, id).catch((error: unknown) => toProblem(error));
    expect(reading).toMatchObject({ code: 'STORAGE_FULL', message: '磁盘空间已满，刚才的操作没有生效' });
    disk.empty();
    expect(await stateOf(deps, id)).toMatchObject(WAITING);
    await readBatch(deps, id);
    expect(await stateOf(deps, id)).toEqual(READ);

    disk.fill(root);
    await expect(commit(deps, id)).rejects.toMatchObject({
      code: 'STORAGE_FULL',
      remedy: '已入库的数据不受影响，请管理员清理磁盘后重试',
    });
    disk.empty();
    expect(await stateOf(deps, id)).toEqual(READ);
    await commit(deps, id);
    expect(await stateOf(deps, id)).toEqual(COMMITTED);
  });
});

if (testServerUrl) {
  describe('the database server goes away', async () => {
    const database = await createTestDatabase();
    const proxy = await databaseProxy(database.url ?? '');
    const db = createDatabase(openServer(proxy.url, silentLog));
    const deps = await county(db);
    afterAll(async () => {
      await db.close();
      await proxy.close();
      await database.close();
    });

    test('in the middle of reading and in the middle of committing: the very same batch goes on', async () => {
      const id = await receiveSheet(deps, '纳税开票2023.csv', correction(8));
      const cutting: AppDeps = {
        ...deps,
        runReading: (order, desk) =>
          deps.runReading(
            order,
            {
              ...desk,
              put: async (table, rows) => {
                if (table === 'rows') await proxy.cut();
                await desk.put(table, rows);
              },
            },
            new AbortController().signal,
          ),
      };
      await expect(readBatch(cutting, id)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      await proxy.restore();
      expect(await stateOf(deps, id)).toMatchObject(WAITING);
      await readBatch(deps, id);
      expect(await stateOf(deps, id)).toEqual(READ);

      proxy.breakAfter('insert into enterprise_years');
      await expect(commit(deps, id)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      expect(await stateOf(deps, id)).toEqual(READ);
      await commit(deps, id);
      expect(await stateOf(deps, id)).toEqual(COMMITTED);
    });

    test('during the commit itself: it is said that it may have happened, and once it has it is not done twice', async () => {
      const id = await receiveSheet(deps, '纳税开票2023.csv', correction(9));
      await readBatch(deps, id);
      proxy.breakAfter('commit\u0000');
      await expect(commit(deps, id)).rejects.toMatchObject({ code: 'COMMIT_UNCERTAIN' });
      await expect.poll(() => stateOf(deps, id)).toEqual(COMMITTED);
      await expect(commit(deps, id)).rejects.toMatchObject({ code: 'BATCH_NOT_DRAFT' });
    });
  });
}
