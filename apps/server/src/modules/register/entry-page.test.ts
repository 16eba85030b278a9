import type { EntryPage, EntryRow } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';
import { stagesOfPage } from './entry-page.ts';

const ENTRIES = 53;
const STAGES = ['working', 'checking', 'done'];

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  // Every third without the number, every fourth without a due day; numbers that would sort otherwise as texts.
  await county.deps.db.transaction((tx) =>
    tx.run(sql`
      insert into register_entries (id, register, subject_name, pinyin, initials, unit_id, stage, stage_since, stage_by,
        opened_on, closed_on, due_on, last_event_on, fields, evidence, signatures, revision)
      select gen_random_uuid(), 'cleanup', '某厂' || n, 'mou ' || lpad((n * 7 % 53)::text, 2, '0'), 'm',
        case n % 3 when 0 then '339921001' when 1 then '339921002' end,
        (array['working', 'checking', 'done'])[1 + n % 3], '2023-08-01', 'x', '2023-08-01',
        case when n % 3 = 2 then date '2023-08-20' end, case when n % 4 > 0 then date '2023-08-10' + n % 31 end,
        '2023-08-01',
        case when n % 3 = 1 then '{"way": "close"}'::jsonb
          else jsonb_build_object('freed', (n * 11 % 40)::text || '.5', 'way', 'improve') end,
        '[]', '[]', 1 from generate_series(1, ${ENTRIES}::int) n`),
  );
});
afterAll(() => county.close());

const page = (query: string) => county.read<EntryPage>(`/api/registers/cleanup/entries?${query}`);

async function allPages(query: string, size: number): Promise<{ rows: EntryRow[]; totals: Set<number> }> {
  const rows: EntryRow[] = [];
  const totals = new Set<number>();
  for (let number = 0; number * size < ENTRIES + size; number += 1) {
    const answer = await page(`${query}&size=${size}&page=${number}`);
    rows.push(...answer.rows);
    totals.add(answer.total);
  }
  return { rows, totals };
}

type Key = (row: EntryRow) => string | number | null;
const byDue: Key = ({ dueOn }) => dueOn;
const byFreed: Key = ({ fields }) => (typeof fields.freed === 'string' ? Number(fields.freed) : null);

/** In order, whatever has no key last in either direction. */
function expectOrder(rows: readonly EntryRow[], key: Key, dir: 'asc' | 'desc') {
  const keys = rows.map(key);
  const known = keys.filter((one) => one !== null);
  expect(keys.slice(known.length)).toEqual(keys.slice(known.length).map(() => null));
  const sorted = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  expect(known).toEqual(dir === 'asc' ? sorted : sorted.reverse());
}

describe('the pages of a register', () => {
  test.each<[sort: string, key: Key]>([
    ['due', byDue],
    ['name', ({ subjectName }) => (Number(subjectName.slice(2)) * 7) % 53],
    ['unit', ({ unitId }) => unitId],
    ['stage', ({ stage }) => STAGES.indexOf(stage)],
    ['field.freed', byFreed],
    ['field.way', ({ fields }) => (typeof fields.way === 'string' ? fields.way : null)],
  ])('in the order of %s hold every entry once, in either direction', async (sort, key) => {
    for (const dir of ['asc', 'desc'] as const) {
      for (const [filter, count] of [
        ['', 53],
        ['&unit=339921001', 17],
        ['&stage=working,done', 35],
        ['&stage=working&unit=339921001', 17],
        ['&q=某厂1', 11],
      ] as const) {
        const { rows, totals } = await allPages(`sort=${sort}&dir=${dir}${filter}`, 7);
        expect([...totals]).toEqual([count]);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
        expect(rows).toHaveLength(count);
        expectOrder(rows, key, dir);
      }
    }
  });

  test('by a field are the same whether or not something is searched for', async () => {
    for (const dir of ['asc', 'desc']) {
      const plain = await allPages(`sort=field.freed&dir=${dir}`, 10);
      const searched = await allPages(`sort=field.freed&dir=${dir}&q=某厂`, 10);
      const known = ({ fields }: EntryRow) => fields.freed !== undefined;
      expect(searched.rows.filter(known).map(({ id }) => id)).toEqual(
        plain.rows.filter(known).map(({ id }) => id),
      );
    }
  });
});

describe('the stages that a page lies in', () => {
  const stages = [
    { id: 'a', n: 3 },
    { id: 'b', n: 0 },
    { id: 'c', n: 4 },
    { id: 'd', n: 2 },
  ];
  test.each([
    [0, 3, ['a'], 0],
    [0, 4, ['a', 'c'], 0],
    [2, 1, ['a'], 2],
    [3, 1, ['c'], 0],
    [5, 2, ['c'], 2],
    [6, 2, ['c', 'd'], 3],
    [9, 2, [], 0],
  ])('from row %i, %i rows', (from, size, found, skip) => {
    expect(stagesOfPage(stages, { from, size })).toEqual({ stages: found, skip });
  });
});
