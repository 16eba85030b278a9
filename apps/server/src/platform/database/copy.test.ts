import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { copyBinary } from './copy-writer.ts';
import { decodeCopyText } from './decode-copy.ts';
import { inlineParams } from './encode.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase([]);
});
afterAll(() => database.close());

const ODD = [
  '',
  '甲\t乙',
  'a\nb\r',
  'back\\slash',
  '\\N',
  "it's",
  '\\.',
  '玉环𠮷',
  'x'.repeat(60),
  '长'.repeat(90),
];

describe('rows read in batches', () => {
  test('are what the query gives, whatever stands in the texts', async () => {
    const read = await database.db.read(async (tx) => {
      const rows: (string | null)[][] = [];
      const query = sql`select t, null::text, n::text from unnest(${sql.param(ODD)}::text[]) with ordinality as u(t, n)
        where t <> ${"'; drop table x; --"} order by u.n`;
      for await (const batch of tx.readBatches(query)) for (const row of batch) rows.push([...row]);
      return rows;
    });
    expect(read).toEqual(ODD.map((text, at) => [text, null, String(at + 1)]));
  });

  test('are whole wherever the bytes are cut', async () => {
    const bytes = Buffer.from('甲\t1\n乙\\t丙\t\\N\n\t\n');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const parts = (async function* () {
        yield bytes.subarray(0, cut);
        yield bytes.subarray(cut);
      })();
      const rows = [];
      for await (const batch of decodeCopyText(parts)) rows.push(...batch);
      expect(rows).toEqual([
        ['甲', '1'],
        ['乙\t丙', null],
        ['', ''],
      ]);
    }
  });

  test('longer than a piece lose nothing between the pieces', async () => {
    const count = await database.db.read(async (tx) => {
      let sum = 0;
      const query = sql`select n, repeat('字', 20) from generate_series(1, 40000) as n`;
      for await (const batch of tx.readBatches(query)) for (const [n] of batch) sum += Number(n);
      return sum;
    });
    expect(count).toBe((40_000 * 40_001) / 2);
  });
});

test('a parameter inside a copied query is a literal, and what looks like a place in it stays as it is', () => {
  expect(inlineParams('select $1, $2, $10', ["a'$2", null, ...'3456789', 'last'])).toBe(
    "select 'a''$2', null, 'last'",
  );
});

test('rows written in binary are there as they were, odd texts, missing figures and all bits of a float', async () => {
  const figures = [new Float64Array([0.1 + 0.2, Number.NaN, -0]), new Float64Array([1e300, 5e-324, 12.5])];
  const id = 'a5b1c2d3-0000-4000-8000-00000000000f';
  const rows = await database.db.transaction(async (tx) => {
    await tx.script(`create temporary table odd (id uuid, seq int, word text, more text, figure double precision,
      figures double precision[], none double precision[], body jsonb) on commit drop`);
    const parts = copyBinary(ODD.keys(), (out, at) => {
      out.row(8);
      out.uuid(Buffer.from(id.replaceAll('-', ''), 'hex'));
      out.int4(at - 1);
      out.text(ODD[at] ?? '');
      out.null();
      out.float8(0.1 + 0.2);
      out.float8Array(figures, at % 3);
      out.float8Array([], at);
      out.jsonb(JSON.stringify({ text: ODD[at] }));
    });
    expect(await tx.copyIn('odd', parts, 'binary')).toBe(ODD.length);
    return tx.rows<Record<string, unknown>>(sql`select * from odd order by seq`);
  });
  expect(rows).toEqual(
    ODD.map((text, at) => ({
      id,
      seq: at - 1,
      word: text,
      more: null,
      figure: 0.1 + 0.2,
      figures: [
        [0.1 + 0.2, 1e300],
        [null, 5e-324],
        [-0, 12.5],
      ][at % 3],
      none: [],
      body: { text },
    })),
  );
});

test('many rows in binary arrive all', async () => {
  const total = await database.db.transaction(async (tx) => {
    await tx.script('create temporary table many (n int, word text) on commit drop');
    const numbers = Array.from({ length: 30_000 }, (_, at) => at);
    const parts = copyBinary(numbers, (out, n) => {
      out.row(2);
      out.int4(n);
      out.text(`第 ${n} 行`);
    });
    await tx.copyIn('many', parts, 'binary');
    const [row] = await tx.rows<{ total: number; last: string }>(
      sql`select sum(n) as total, max(word) filter (where n = 29999) as last from many`,
    );
    return row;
  });
  expect(total).toEqual({ total: (29_999 * 30_000) / 2, last: '第 29999 行' });
});
