import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { testClock } from '../../../test/clock.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { silentLog } from '../log/index.ts';
import { Problem } from '../problem/index.ts';
import { createJobRunner, enqueueJob, findJob, type JobHandler, jobs, LEASE_SECONDS } from './index.ts';
import { retrySeconds } from './job-runner.ts';
import { leaseJob } from './lease.ts';

const { db, close } = await createTestDatabase();
const clock = testClock();
const deps = { db, clock, log: silentLog };
beforeAll(() => db.transaction((tx) => tx.script('create table effects (job uuid)')));
afterEach(() => db.transaction((tx) => tx.script('delete from jobs; delete from effects')));
afterAll(close);

const enqueue = (more: Partial<Parameters<typeof enqueueJob>[1]> = {}) =>
  db.transaction((tx) => enqueueJob(tx, { kind: 'count', payload: { n: 1 }, ...more }, clock.now()));
const get = async (id: string) => {
  const job = await db.read((tx) => findJob(tx, id));
  if (!job) throw new Error('no such job');
  return job;
};
const runner = (handler: JobHandler) => createJobRunner(deps, { count: handler });
const effects = async () =>
  (await db.read((tx) => tx.rows<{ job: string }>(sql`select job from effects`))).map(({ job }) => job);
/** A handler whose effect and completion are one transaction. */
const once: JobHandler = (job) =>
  db.transaction(async (tx) => {
    await tx.run(sql`insert into effects values (${job.id})`);
    await job.complete(tx, { counted: true });
  });

describe('a job', () => {
  test('runs once, with its payload, and its result is kept', async () => {
    const id = await enqueue({ payload: { batch: 'b-1' } });
    const seen: unknown[] = [];
    const work = runner(async (job) => {
      seen.push([job.payload, job.attempt]);
      await once(job);
    });
    expect([await work.runDue(), await work.runDue()]).toEqual([1, 0]);
    expect(seen).toEqual([[{ batch: 'b-1' }, 1]]);
    expect(await get(id)).toMatchObject({
      state: 'done',
      progress: 1,
      result: { counted: true },
      failure: null,
    });
  });

  test('asked for in a transaction that fails was never asked for', async () => {
    const failing = db.transaction(async (tx) => {
      await enqueueJob(tx, { kind: 'count', payload: {} }, clock.now());
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await runner(once).runDue()).toBe(0);
  });

  test('asked for twice under one key is one job', async () => {
    const [first, second] = [await enqueue({ idempotencyKey: 'k' }), await enqueue({ idempotencyKey: 'k' })];
    expect(second).toBe(first);
    expect(await runner(once).runDue()).toBe(1);
  });

  test('of a kind this node does not know waits for one that does', async () => {
    const id = await enqueue({ kind: 'other' });
    expect(await runner(once).runDue()).toBe(0);
    expect((await get(id)).state).toBe('waiting');
  });

  test('is taken by one node only, however many look at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => enqueue()));
    const ran = await Promise.all(Array.from({ length: 4 }, () => runner(once).runDue()));
    expect(ran.reduce((a, b) => a + b)).toBe(20);
    expect((await effects()).sort()).toEqual(ids.sort());
  });
});

describe('a job that fails', () => {
  const broken: JobHandler = async () => {
    throw new Error('boom');
  };

  test.each([
    [1, 5],
    [2, 10],
    [3, 20],
    [8, 600],
    [20, 600],
  ])('after attempt %i waits %i seconds', (attempt, seconds) => {
    expect(retrySeconds(attempt)).toBe(seconds);
  });

  test('is tried again when it is due, not before, and given up after the last attempt', async () => {
    const id = await enqueue({ maxAttempts: 2 });
    const work = runner(broken);
    expect(await work.runDue()).toBe(1);
    expect(await get(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    clock.advance({ seconds: 4 });
    expect(await work.runDue()).toBe(0);
    clock.advance({ seconds: 1 });
    expect(await work.runDue()).toBe(1);
    expect(await get(id)).toMatchObject({ state: 'failed', attempts: 2, failure: { code: 'UNEXPECTED' } });
  });

  test('by an expected refusal is given up at once, with its sentence and remedy', async () => {
    const id = await enqueue();
    await runner(async () => {
      throw new Problem('INPUT_INVALID');
    }).runDue();
    expect(await get(id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: { code: 'INPUT_INVALID', message: '填报内容不符合要求', remedy: '请按提示逐项改正后重新提交' },
    });
  });

  test('because the disk was full goes on afterwards, however often that happened', async () => {
    const id = await enqueue({ maxAttempts: 1 });
    let full = true;
    const work = runner(async (job) => {
      if (full) throw new Problem('STORAGE_FULL');
      await once(job);
    });
    for (let i = 0; i < 3; i += 1) {
      await work.runDue();
      clock.advance({ seconds: 600 });
    }
    expect(await get(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    full = false;
    await work.runDue();
    expect((await get(id)).state).toBe('done');
  });
});

describe('a node that dies', () => {
  test('loses its job to another once the lease is over, not before', async () => {
    const id = await enqueue();
    await db.transaction((tx) => leaseJob(tx, ['count'], clock.now()));
    clock.advance({ seconds: LEASE_SECONDS - 1 });
    expect(await runner(once).runDue()).toBe(0);
    clock.advance({ seconds: 1 });
    expect(await runner(once).runDue()).toBe(1);
    expect(await get(id)).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('and comes back late cannot do the work a second time', async () => {
    const id = await enqueue();
    await runner(async (job) => {
      // Another node takes over while this one is held up.
      clock.advance({ seconds: LEASE_SECONDS });
      expect(await runner(once).runDue()).toBe(1);
      await once(job);
    }).runDue();
    expect(await effects()).toEqual([id]);
    expect((await get(id)).state).toBe('done');
  });

  test('and comes back late while another is still at it commits nothing', async () => {
    const id = await enqueue();
    await runner(async (job) => {
      clock.advance({ seconds: LEASE_SECONDS });
      expect(await db.transaction((tx) => leaseJob(tx, ['count'], clock.now()))).toMatchObject({ id });
      await once(job);
    }).runDue();
    expect(await effects()).toEqual([]);
    expect((await get(id)).state).toBe('running');
  });

  test('again and again takes the job with it only so often', async () => {
    const id = await enqueue({ maxAttempts: 2 });
    for (let i = 0; i < 2; i += 1) {
      await db.transaction((tx) => leaseJob(tx, ['count'], clock.now()));
      clock.advance({ seconds: LEASE_SECONDS });
    }
    await runner(once).runDue();
    expect((await get(id)).state).toBe('failed');
    expect(await effects()).toEqual([]);
  });
});

describe('a running node', () => {
  test('takes a job as soon as it is woken, shows its progress, and stops when told to', async () => {
    let stopped = false;
    const work = runner(async (job) => {
      job.progress(0.25);
      await new Promise((done) => job.signal.addEventListener('abort', done));
      stopped = true;
      throw new Error('interrupted');
    });
    await work.start();
    const id = await db.transaction(async (tx) => {
      tx.afterCommit(work.wake);
      return enqueueJob(tx, { kind: 'count', payload: {} }, clock.now());
    });
    await expect.poll(async () => (await get(id)).progress, { timeout: 10_000 }).toBe(0.25);
    await work.stop();
    expect(stopped).toBe(true);
    expect(await get(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    await db.transaction((tx) => tx.orm.delete(jobs));
  });
});
