import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { totalOf } from './total-of.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction((tx) =>
    tx.script('create table things (id int); insert into things select generate_series(1, 5)'),
  );
});
afterAll(() => database.close());

test.each([
  ['the first page', 0, 2, 5],
  ['the last page', 2, 1, 5],
  ['a page past the last', 3, 0, 5],
  ['the only page of an empty list', 0, 0, 0],
  ['a page past the last of an empty list', 1, 0, 0],
])('%s says how many there are in all', async (_title, page, onPage, total) => {
  await database.db.read(async (tx) => {
    const list = total === 0 ? sql`from things where id > 5` : sql`from things`;
    const rows = await tx.rows<{ count: number }>(
      sql`select count(*) over () as count ${list} order by id limit 2 offset ${2 * page}`,
    );
    expect(rows).toHaveLength(onPage);
    expect(await totalOf(tx, rows, page, list)).toBe(total);
  });
});
