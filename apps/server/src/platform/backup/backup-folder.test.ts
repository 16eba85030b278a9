import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
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

test('one is made at the start if none is a day old, and the next after a day', async () => {
  const backups = folder();
  const look = async () => {
    await backups.startDaily()();
    return (await backups.list()).length;
  };
  expect(await look()).toBe(1);
  clock.advance({ hours: 23, minutes: 59 });
  expect(await look()).toBe(1);
  clock.advance({ minutes: 1 });
  expect(await look()).toBe(2);
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
