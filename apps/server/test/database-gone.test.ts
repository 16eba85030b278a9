import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { createDatabase, openServer } from '../src/platform/database/index.ts';
import { createJobRunner, enqueueJob, findJob } from '../src/platform/jobs/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { createTestApp } from './app.ts';
import { testClock } from './clock.ts';
import { createTestDatabase, testServerUrl } from './database.ts';
import { databaseProxy } from './database-proxy.ts';

test('a database that is closed answers 503 with what to do, and the health check says so', async () => {
  const t = await createTestApp();
  const office = await t.as('office');
  await t.database.db.close();
  for (const answer of [await office.get('/api/session'), await t.anonymous.get('/api/health')]) {
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: '数据库暂时连不上，刚才的操作没有生效',
      remedy: '已入库的数据不受影响，请稍后重试；持续出现请通知系统管理员',
    });
  }
  await t.close();
});

if (testServerUrl) {
  describe('a server that goes away and comes back', async () => {
    const database = await createTestDatabase();
    const proxy = await databaseProxy(database.url ?? '');
    const db = createDatabase(openServer(proxy.url, silentLog));
    await database.db.transaction((tx) => tx.script('create table kept (id int)'));
    const put = (id: number) => db.transaction((tx) => tx.run(sql`insert into kept values (${id})`));
    const ids = async () =>
      (await database.db.read((tx) => tx.rows<{ id: number }>(sql`select id from kept order by id`))).map(
        ({ id }) => id,
      );
    afterAll(async () => {
      await db.close();
      await proxy.close();
      await database.close();
    });

    test('refuses plainly while it is gone, and goes on by itself afterwards', async () => {
      await put(1);
      await proxy.cut();
      await expect(put(2)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      await expect(put(3)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      await proxy.restore();
      await put(4);
      expect(await ids()).toEqual([1, 4]);
    });

    test('in the middle of a transaction: nothing of it is kept', async () => {
      const cut = db.transaction(async (tx) => {
        await tx.run(sql`insert into kept values (5)`);
        await proxy.cut();
        await tx.run(sql`insert into kept values (6)`);
      });
      await expect(cut).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      await proxy.restore();
      await put(7);
      expect(await ids()).toEqual([1, 4, 7]);
    });

    test('during the commit: it is not claimed that nothing happened, because it did', async () => {
      proxy.breakAfter('commit\u0000'); // as a whole statement, not the word in “read committed”
      await expect(put(8)).rejects.toMatchObject({
        code: 'COMMIT_UNCERTAIN',
        message: '提交时数据库连接中断，刚才的操作可能已生效，也可能没有',
      });
      await expect.poll(ids).toEqual([1, 4, 7, 8]);
    });

    test('in the middle of a COPY: nothing of it is kept', async () => {
      async function* rows() {
        for (let id = 100; id < 200; id += 1) {
          if (id === 150) await proxy.cut();
          yield [id];
        }
      }
      const copy = db.transaction((tx) => tx.copyRows('kept (id)', rows()));
      await expect(copy).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      await proxy.restore();
      expect(await ids()).toEqual([1, 4, 7, 8]);
    });

    test('a connection that an administrator ends is replaced', async () => {
      await put(9);
      await database.db.transaction((tx) =>
        tx.run(sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`),
      );
      await put(10).catch(() => put(10));
      expect((await ids()).filter((id) => id > 8)).toEqual([9, 10]);
    });

    test('a job that was running when it went goes on afterwards, and its effect happens once', async () => {
      const clock = testClock();
      const runner = createJobRunner(
        { db, clock, log: silentLog },
        {
          put: (job) =>
            db.transaction(async (tx) => {
              await tx.run(sql`insert into kept values (11)`);
              if (job.attempt === 1) await proxy.cut();
              await job.complete(tx);
            }),
        },
      );
      const id = await database.db.transaction((tx) =>
        enqueueJob(tx, { kind: 'put', payload: {} }, clock.now()),
      );
      await runner.runDue().catch(() => undefined);
      await proxy.restore();
      clock.advance({ seconds: 60 });
      await runner.runDue();
      expect((await database.db.read((tx) => findJob(tx, id)))?.state).toBe('done');
      expect((await ids()).filter((kept) => kept === 11)).toEqual([11]);
    });
  });
}
