import { sql } from 'drizzle-orm';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { count, day, decimal, instant, isUniqueViolation, json } from './index.ts';

const { db, close } = await createTestDatabase([]);
afterAll(close);

const samples = pgTable('samples', {
  id: integer('id').primaryKey(),
  amount: decimal('amount'),
  on: day('on_day'),
  at: instant('at'),
  big: count('big'),
  doc: json<unknown>('doc'),
  tags: text('tags').array(),
});

beforeAll(async () => {
  await db.transaction((tx) =>
    tx.script(`create table samples (id int primary key, amount numeric, on_day date, at timestamptz, big bigint,
      doc jsonb, tags text[])`),
  );
});

describe('values come back alike on both engines', () => {
  test('from raw SQL', async () => {
    const [row] = await db.read((tx) =>
      tx.rows(sql`select 1.50::numeric as n, sum(x) as total, count(*) as c, '2023-08-31'::date as d,
        '2023-08-31 16:00:00+08'::timestamptz as t, true as b, 0.1::float8 as f, 7::int2 as s, null::text as z,
        '{"a": [1, "x"]}'::jsonb as j, array[1, null]::bigint[] as list, '\\x00ff'::bytea as bytes, 'NaN'::float8 as nan
        from (values (9007199254740993::bigint), (1)) as v (x)`),
    );
    expect(row).toEqual({
      n: '1.50',
      total: '9007199254740994',
      c: 2,
      d: '2023-08-31',
      t: '2023-08-31T08:00:00.000Z',
      b: true,
      f: 0.1,
      s: 7,
      z: null,
      j: { a: [1, 'x'] },
      list: [1, null],
      bytes: new Uint8Array([0, 255]),
      nan: Number.NaN,
    });
  });

  test('from drizzle, as they were put in', async () => {
    const row = {
      id: 1,
      amount: '123456789012345678901234567890.10',
      on: '2023-02-28',
      at: '2023-08-31T16:00:00.123Z',
      big: 9007199254740991,
      doc: '123',
      tags: ['a,b', 'c"d', '沙门镇'],
    };
    await db.transaction((tx) => tx.orm.insert(samples).values(row));
    const found = await db.read((tx) => tx.orm.select().from(samples));
    expect(found).toEqual([row]);
  });

  test('parameters of every kind arrive as what they are', async () => {
    const at = new Date('2023-08-31T16:00:00.123Z');
    const [row] = await db.read((tx) =>
      tx.rows(sql`select ${'文'}::text as s, ${1.5}::float8 as f, ${12n}::numeric as n, ${true}::boolean as b,
        ${at}::timestamptz as t, ${null}::int as z, ${sql.param(['x', null, 'y"'])}::text[] as list,
        ${new Uint8Array([1, 2])}::bytea as bytes`),
    );
    expect(row).toEqual({
      s: '文',
      f: 1.5,
      n: '12',
      b: true,
      t: '2023-08-31T16:00:00.123Z',
      z: null,
      list: ['x', null, 'y"'],
      bytes: new Uint8Array([1, 2]),
    });
  });

  test('undefined is refused, not taken for null', async () => {
    await expect(db.read((tx) => tx.rows(sql`select ${sql.param(undefined)}::int`))).rejects.toThrow(
      TypeError,
    );
  });
});

describe('a transaction', () => {
  test('leaves nothing behind when it throws', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.orm.insert(samples).values({ id: 2 });
      throw new Error('changed our mind');
    });
    await expect(failing).rejects.toThrow('changed our mind');
    expect(await db.read((tx) => tx.rows(sql`select id from samples where id = 2`))).toEqual([]);
  });

  test('refuses to be opened inside another, at once, instead of waiting for itself', async () => {
    await expect(db.transaction(() => db.read((tx) => tx.rows(sql`select 1`)))).rejects.toThrow(
      'inside another',
    );
  });

  test('may be opened by work that an earlier one left running', async () => {
    const later: Promise<unknown>[] = [];
    await db.transaction(async () => {
      later.push(
        new Promise((done) => setTimeout(done, 20)).then(() => db.read((tx) => tx.rows(sql`select 1 as n`))),
      );
    });
    expect(await Promise.all(later)).toEqual([[{ n: 1 }]]);
  });

  test('is over for whoever kept its tx', async () => {
    const kept = await db.transaction(async (tx) => tx);
    await expect(async () => kept.rows(sql`select 1`)).rejects.toThrow('The transaction is over');
  });

  test('fails when an error inside it was swallowed, because the database has given it up', async () => {
    const swallowing = db.transaction(async (tx) => {
      await tx.orm.insert(samples).values({ id: 3 });
      await tx.run(sql`select 1 / 0`).catch(() => 0);
    });
    await expect(swallowing).rejects.toThrow();
    expect(await db.read((tx) => tx.rows(sql`select id from samples where id = 3`))).toEqual([]);
  });

  test('that only reads cannot write', async () => {
    await expect(db.read((tx) => tx.orm.insert(samples).values({ id: 4 }))).rejects.toMatchObject({
      sqlState: '25006',
    });
  });

  test('runs what waits for the commit in order, and what follows it only after', async () => {
    const order: string[] = [];
    await db.transaction(async (tx) => {
      tx.afterCommit(() => order.push('after'));
      tx.beforeCommit(async () => {
        order.push('before 1');
        tx.beforeCommit(async () => void order.push('before 3'));
      });
      tx.beforeCommit(async () => void order.push('before 2'));
      order.push('work');
    });
    expect(order).toEqual(['work', 'before 1', 'before 2', 'before 3', 'after']);
  });

  test('that fails before its commit keeps nothing and runs nothing after', async () => {
    const order: string[] = [];
    const failing = db.transaction(async (tx) => {
      await tx.orm.insert(samples).values({ id: 5 });
      tx.afterCommit(() => order.push('after'));
      tx.beforeCommit(async () => {
        throw new Error('not allowed');
      });
    });
    await expect(failing).rejects.toThrow('not allowed');
    expect(order).toEqual([]);
    expect(await db.read((tx) => tx.rows(sql`select id from samples where id = 5`))).toEqual([]);
  });
});

describe('faults', () => {
  test('a row that is there already is recognised by its constraint, and its values stay out of the message', async () => {
    const twice = db.transaction(async (tx) => {
      await tx.orm.insert(samples).values({ id: 6, amount: '4711' });
      await tx.orm.insert(samples).values({ id: 6, amount: '4711' });
    });
    const error = await twice.catch((caught: unknown) => caught);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'samples_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'another')).toBe(false);
    expect(String(error)).not.toContain('4711');
  });

  test('a control character that PostgreSQL cannot hold is the sender’s fault', async () => {
    const sent = db.read((tx) => tx.rows(sql`select ${'a\u0000b'}::text`));
    await expect(sent).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('bulk', () => {
  const values = Array.from({ length: 300 }, (_, i) => [
    i + 100,
    i % 7 === 0 ? null : `${i}.50`,
    ['tab\t', 'line\nfeed', 'back\\slash', '\\N', '文'],
  ]);

  test('rows go in by COPY and come back as they were', async () => {
    const copied = await db.transaction((tx) => tx.copyRows('samples (id, amount, tags)', values));
    expect(copied).toBe(300);
    const rows = await db.read((tx) =>
      tx.rows<{ id: number; amount: string | null; tags: string[] }>(
        sql`select id, amount, tags from samples where id >= 100 order by id`,
      ),
    );
    expect(rows.map(({ id, amount, tags }) => [id, amount, tags])).toEqual(values);
  });

  test('COPY out gives text with tabs between and NULL as \\N', async () => {
    const text = await db.read(async (tx) => {
      const parts: Uint8Array[] = [];
      const source = '(select id, amount from samples where id between 106 and 107 order by id)';
      for await (const part of tx.copyOut(source)) parts.push(part);
      return Buffer.concat(parts).toString();
    });
    expect(text).toBe('106\t6.50\n107\t\\N\n');
  });

  test('a bad row fails the whole load, and the connection goes on', async () => {
    const bad = db.transaction((tx) => tx.copyRows('samples (id)', [[900], ['nine hundred and one']]));
    await expect(bad).rejects.toMatchObject({ sqlState: '22P02' });
    expect(await db.read((tx) => tx.rows(sql`select id from samples where id >= 900`))).toEqual([]);
  });

  test('a source that fails half way fails the load, and the connection goes on', async () => {
    async function* broken() {
      yield [901];
      throw new Error('the source broke');
    }
    await expect(db.transaction((tx) => tx.copyRows('samples (id)', broken()))).rejects.toThrow(
      'the source broke',
    );
    expect(await db.read((tx) => tx.rows(sql`select id from samples where id >= 900`))).toEqual([]);
  });

  test('input longer than one piece is cut between rows', async () => {
    await db.transaction((tx) => tx.script('create table long_texts (id int, t text)'));
    async function* rows() {
      for (let i = 0; i < 40; i += 1) yield [i, '长'.repeat(200_000)];
    }
    expect(await db.transaction((tx) => tx.copyRows('long_texts (id, t)', rows()))).toBe(40);
    const [row] = await db.read((tx) =>
      tx.rows(sql`select count(*) as n, sum(length(t)) as chars from long_texts`),
    );
    expect(row).toEqual({ n: 40, chars: 8_000_000 });
  });
});
