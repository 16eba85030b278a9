import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { createTestApp, TEST_PASSWORD } from '../../../test/app.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { auditLog } from '../../platform/audit/index.ts';
import { listUsers, setDisabled } from './index.ts';

const t = await createTestApp();
afterAll(() => t.close());
const actor = systemActor('test', '测试');
const set = (account: string, disabled: boolean) =>
  t.deps.db.transaction((tx) => setDisabled(tx, actor, account, disabled, t.clock.now()));
const signIn = async () =>
  (await t.anonymous.post('/api/session', { account: 'reader', password: TEST_PASSWORD })).statusCode;

test('a closed account loses its sessions and cannot sign in until it is opened again', async () => {
  const reader = await t.as('reader');
  expect((await reader.get('/api/session')).statusCode).toBe(200);
  expect(await set('Reader', true)).toBe(true);
  expect((await reader.get('/api/session')).statusCode).toBe(401);
  expect(await signIn()).toBe(401);
  const listed = await t.deps.db.read(listUsers);
  expect(listed.map(({ account, roleTitle, disabled }) => [account, roleTitle, disabled])).toEqual([
    ['office', '专班管理员', false],
    ['reader', '只读', true],
  ]);
  expect(await set('reader', false)).toBe(true);
  expect(await signIn()).toBe(200);
});

test('nobody by that name is told apart, and what changes nothing leaves no audit row', async () => {
  expect(await set('nobody', true)).toBe(false);
  const count = async () =>
    (await t.deps.db.read((tx) => tx.orm.select().from(auditLog).where(eq(auditLog.action, 'user.enabled'))))
      .length;
  const before = await count();
  expect(await set('office', false)).toBe(true);
  expect(await count()).toBe(before);
});
