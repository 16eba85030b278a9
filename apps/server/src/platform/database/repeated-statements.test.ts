import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { isUniqueViolation } from './index.ts';

const { db, close } = await createTestDatabase([]);
afterAll(close);

const insert = (id: number, name: string | null) =>
  db.transaction((tx) => tx.run(sql`insert into birds (id, name) values (${id}, ${name})`));
const all = () => db.read((tx) => tx.rows(sql`select * from birds order by id`));

beforeEach(() =>
  db.transaction((tx) =>
    tx.script('drop table if exists birds; create table birds (id int primary key, name text)'),
  ),
);

describe('A statement that comes again', () => {
  test('has its own values each time, nothing among them', async () => {
    for (const [id, name] of [
      [1, '凤凰'],
      [2, null],
      [3, ''],
      [4, "o'o"],
    ] as const) {
      expect(await insert(id, name)).toBe(1);
    }
    expect(await all()).toEqual([
      { id: 1, name: '凤凰' },
      { id: 2, name: null },
      { id: 3, name: '' },
      { id: 4, name: "o'o" },
    ]);
  });

  test('sees the columns that the table has by then', async () => {
    await insert(1, '凤凰');
    for (let time = 0; time < 3; time += 1) await all();
    await db.transaction((tx) => tx.script('alter table birds add column cage int default 7'));
    expect(await all()).toEqual([{ id: 1, name: '凤凰', cage: 7 }]);
    await db.transaction((tx) => tx.script('alter table birds alter column name type int using 9'));
    expect(await all()).toEqual([{ id: 1, name: 9, cage: 7 }]);
  });

  test('is refused each time it is wrong and runs when it is right, in a new transaction', async () => {
    await insert(1, '凤凰');
    for (let time = 0; time < 4; time += 1) {
      const refused = await insert(1, '孔雀').catch((error: unknown) => error);
      expect(isUniqueViolation(refused)).toBe(true);
    }
    await insert(2, '孔雀');
    expect(await all()).toHaveLength(2);
  });

  test('that PostgreSQL cannot read is refused each time, and the next one runs', async () => {
    for (let time = 0; time < 3; time += 1) {
      await expect(db.read((tx) => tx.rows(sql`select plumage from birds`))).rejects.toThrow(/plumage/);
    }
    expect(await all()).toEqual([]);
  });

  test('survives the transaction that first ran it and was rolled back', async () => {
    for (let time = 0; time < 3; time += 1) {
      const failing = db.transaction(async (tx) => {
        await tx.run(sql`insert into birds (id, name) values (${1}, ${'凤凰'})`);
        throw new Error('back');
      });
      await expect(failing).rejects.toThrow('back');
    }
    expect(await all()).toEqual([]);
    expect(await insert(1, '凤凰')).toBe(1);
  });

  test('gives what it gave, however often it comes', async () => {
    await insert(1, '凤凰');
    await db.read(async (tx) => {
      for (let time = 0; time < 450; time += 1) {
        expect(await tx.rows(sql`select name from birds where id = ${1 + (time % 2)}`)).toEqual(
          time % 2 === 0 ? [{ name: '凤凰' }] : [],
        );
      }
    });
  });

  test('runs after hundreds of others have come between', async () => {
    const other = (n: number) => db.read((tx) => tx.rows(sql.raw(`select ${n} as n`)));
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 320; n += 1) expect(await other(n)).toEqual([{ n }]);
      for (let n = 0; n < 2; n += 1) expect(await other(n)).toEqual([{ n }]);
    }
  });
});
