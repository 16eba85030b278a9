import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { testClock } from '../../../test/clock.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { systemActor } from '../actor/index.ts';
import { auditLog } from '../audit/index.ts';
import { silentLog } from '../log/index.ts';
import { backupFolder } from './index.ts';

const { db, close } = await createTestDatabase();
let clock = testClock();
const actor = systemActor('test', '测试');
const root = mkdtempSync(join(tmpdir(), 'tenglong-backups-'));
let path = '';
beforeEach(() => {
  clock = testClock(); // Friday 1 September 2023
  path = mkdtempSync(join(root, 'data-'));
});
afterAll(async () => {
  await close();
  rmSync(root, { recursive: true });
});
const folder = () => backupFolder({ db, clock, log: silentLog }, join(path, 'backups'));

test('one is made at the start if the newest is a day old, and not before', async () => {
  const backups = folder();
  await backups.make(actor);
  const look = async () => {
    await backups.startDaily(120)();
    return (await backups.list()).length;
  };
  clock.advance({ hours: 23, minutes: 59 });
  expect(await look()).toBe(1);
  clock.advance({ minutes: 1 });
  expect(await look()).toBe(2);
});

test('the very first is made two minutes after the start, not in front of whoever signs in first', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
  try {
    const backups = folder();
    const stop = backups.startDaily(120);
    while (vi.getTimerCount() < 2) await new Promise((done) => setImmediate(done));
    await vi.advanceTimersByTimeAsync(119_999);
    expect(await backups.list()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await stop();
    expect(await backups.list()).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('asked twice at once makes one', async () => {
  const backups = folder();
  const [one, two] = await Promise.all([backups.make(actor), backups.make(actor)]);
  expect(two).toEqual(one);
  expect(await backups.list()).toHaveLength(1);
});

test('what is no longer kept is removed, and what was made is in the audit', async () => {
  const backups = folder();
  const made: string[] = [];
  for (let day = 0; day < 9; day += 1) {
    made.push((await backups.make(actor)).name);
    clock.advance({ hours: 24 });
  }
  const kept = (await backups.list()).map(({ name }) => name);
  // Seven days from Sunday to Saturday: they hold the last day of each week too.
  expect(kept).toEqual(made.slice(-7).reverse());
  const audited = await db.read((tx) =>
    tx.orm.select().from(auditLog).where(eq(auditLog.action, 'backup.made')),
  );
  expect(audited.map(({ subject }) => subject)).toEqual(expect.arrayContaining(made));
});
