import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { testClock } from '../../../test/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { silentLog } from '../../platform/log/index.ts';
import { dateAccountsBack, passwordFaults, prepareDemoAccounts, randomPassword } from './index.ts';
import { verifyPassword } from './password-hash.ts';
import { findUser } from './users.ts';

const opened: TestDatabase[] = [];
const fresh = async () => {
  const database = await createTestDatabase();
  opened.push(database);
  return { db: database.db, clock: testClock(), log: silentLog };
};
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});
type FreshDeps = Awaited<ReturnType<typeof fresh>>;
const opens = async ({ db }: FreshDeps, account: string, password: string) =>
  verifyPassword((await db.read((tx) => findUser(tx, account)))?.passwordHash, password);

test('the first start makes the office’s, the reader’s and the three administrators’ accounts, each with a password of its own that satisfies our rules', async () => {
  const deps = await fresh();
  const made = await prepareDemoAccounts(deps);
  expect(made.map(({ account, title }) => [account, title])).toEqual([
    ['zhuanban', '专班管理员'],
    ['anquan', '安全管理员'],
    ['xitong', '系统管理员'],
    ['shenji', '审计管理员'],
    ['chakan', '只读'],
  ]);
  expect(new Set(made.map(({ password }) => password)).size).toBe(5);
  for (const { account, password } of made) {
    expect(passwordFaults(password, account)).toEqual([]);
    expect(await opens(deps, account, password)).toBe(true);
  }
});

test('passwords are written down before they are in force; if that fails, nothing was made', async () => {
  const deps = await fresh();
  const keep = () => {
    throw new Error('cannot write');
  };
  await expect(prepareDemoAccounts(deps, undefined, keep)).rejects.toThrow('cannot write');
  const kept: string[] = [];
  const made = await prepareDemoAccounts(deps, undefined, (accounts) =>
    kept.push(...accounts.map((a) => a.password)),
  );
  expect(kept).toEqual(made.map(({ password }) => password));
  expect(kept).toHaveLength(5);
});

test('the accounts of a demonstration are dated back to its first day, their passwords are not', async () => {
  const deps = await fresh();
  await prepareDemoAccounts(deps, undefined, () => {}, true);
  const of = () =>
    deps.db.read((tx) =>
      tx.rows<{ made: string; password: string }>(
        sql`select created_at::text as made, password_set_at::text as password from users where account = 'jingxin'`,
      ),
    );
  const [before] = await of();
  const opening = new Date('2020-08-31T01:00:00Z');
  await deps.db.transaction((tx) => dateAccountsBack(tx, opening));
  const [after] = await of();
  expect(new Date(after?.made ?? '').getTime()).toBe(opening.getTime());
  expect(after?.password).toBe(before?.password);
});

test('a later start changes nothing and shows nothing', async () => {
  const deps = await fresh();
  const [office] = await prepareDemoAccounts(deps);
  expect(await prepareDemoAccounts(deps)).toEqual([]);
  expect(await opens(deps, 'zhuanban', office?.password ?? '')).toBe(true);
});

test('a fixed password is all accounts’, and given later it becomes theirs once', async () => {
  const deps = await fresh();
  await prepareDemoAccounts(deps);
  expect((await prepareDemoAccounts(deps, 'Shown-On-Screen-1')).map(({ account }) => account)).toEqual([
    'zhuanban',
    'anquan',
    'xitong',
    'shenji',
    'chakan',
  ]);
  expect(await opens(deps, 'chakan', 'Shown-On-Screen-1')).toBe(true);
  expect(await prepareDemoAccounts(deps, 'Shown-On-Screen-1')).toEqual([]);
});

test('random passwords have sixteen characters in groups and do not repeat', () => {
  const passwords = Array.from({ length: 200 }, () => randomPassword('zhuanban'));
  expect(passwords.every((password) => /^(\w{4}-){3}\w{4}$/.test(password))).toBe(true);
  expect(new Set(passwords).size).toBe(200);
});
