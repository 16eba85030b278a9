import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { listApplied, migrate } from './index.ts';

const at = new Date('2023-01-01T00:00:00Z');
const first = { id: 'a/0001-first', sql: 'create table first (id int primary key)' };
const second = { id: 'b/0001-second', sql: 'create table second (id int references first (id))' };
const between = { id: 'a/0002-between', sql: 'alter table first add column name text' };

const opened: TestDatabase[] = [];
async function emptyDatabase() {
  const database = await createTestDatabase([]);
  opened.push(database);
  return database.db;
}
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

test('steps run in the order of the list, once', async () => {
  const db = await emptyDatabase();
  expect(await migrate(db, [first, second], at)).toEqual(['a/0001-first', 'b/0001-second']);
  expect(await migrate(db, [first, second], at)).toEqual([]);
});

test('a step that a module adds later runs although others behind it in the list have run', async () => {
  const db = await emptyDatabase();
  await migrate(db, [first, second], at);
  expect(await migrate(db, [first, between, second], at)).toEqual(['a/0002-between']);
  expect((await db.read(listApplied)).map(({ id }) => id)).toEqual([first.id, second.id, between.id]);
});

test('a failing step leaves the database as it was, earlier steps of the same run included', async () => {
  const db = await emptyDatabase();
  const broken = { id: 'c/0001-broken', sql: 'create table nonsense (' };
  await expect(migrate(db, [first, broken], at)).rejects.toThrow();
  expect(await db.read(listApplied)).toEqual([]);
  expect(await db.read((tx) => tx.rows(sql`select to_regclass('first') as name`))).toEqual([{ name: null }]);
});

test('a step that was edited after it ran is refused', async () => {
  const db = await emptyDatabase();
  await migrate(db, [first], at);
  const edited = { ...first, sql: `${first.sql} -- edited` };
  await expect(migrate(db, [edited], at)).rejects.toThrow('a/0001-first');
});

test('line ends do not count as an edit', async () => {
  const db = await emptyDatabase();
  const unix = { id: 'a/0001-lines', sql: 'create table lines (\n  id int\n)' };
  await migrate(db, [unix], at);
  expect(await migrate(db, [{ ...unix, sql: unix.sql.replaceAll('\n', '\r\n') }], at)).toEqual([]);
});

test('a database newer than the program is refused, with what to do', async () => {
  const db = await emptyDatabase();
  await migrate(db, [first, second], at);
  await expect(migrate(db, [first], at)).rejects.toThrow('请改用不低于该版本的程序');
});

test('two nodes that start together do not both run the steps', async () => {
  const db = await emptyDatabase();
  const applied = await Promise.all([migrate(db, [first, second], at), migrate(db, [first, second], at)]);
  expect(applied.map(({ length }) => length).sort()).toEqual([0, 2]);
});
