import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSmallCounty, type SmallCounty } from '../../../../test/small-county.ts';
import { inFullSuite } from '../../../../test/trials.ts';
import { foldSums } from './fold-sums.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
});
afterAll(() => county.close());
afterEach(() => county.deps.db.transaction((tx) => tx.script('delete from register_entries')));

const STAGES = ['working', 'checking', 'done'];
const UNITS = ['339921001', '339921002'];

const Change = fc.record({
  kind: fc.constantFrom('open', 'move', 'fill', 'count', 'drop', 'fold'),
  n: fc.integer({ min: 0, max: 5 }),
  stage: fc.constantFrom(...STAGES),
  unit: fc.constantFrom(...UNITS, null),
  value: fc.constantFrom('0', '12.5', '-3', '某某村', '', null),
  state: fc.constantFrom('done', 'open', 'unknown'),
});
type Change = typeof Change extends fc.Arbitrary<infer T> ? T : never;

const ID = (n: number) => `00000000-0000-0000-0000-00000000000${n}`;

function apply({ kind, n, stage, unit, value, state }: Change): Promise<unknown> {
  const { db } = county.deps;
  return db.transaction((tx): Promise<unknown> => {
    switch (kind) {
      case 'open':
        return tx.run(sql`
          insert into register_entries (id, register, subject_name, pinyin, initials, unit_id, stage, stage_since, stage_by,
            opened_on, last_event_on, fields, evidence, signatures, revision)
          values (${ID(n)}, 'cleanup', '某厂', 'mou chang', 'mc', ${unit}, ${stage}, '2023-08-01', 'x', '2023-08-01',
            '2023-08-01', ${JSON.stringify({ land: value, note: 'a'.repeat(300) })}, '[]', '[]', 1)
          on conflict do nothing`);
      case 'move':
        return tx.run(
          sql`update register_entries set stage = ${stage}, unit_id = ${unit} where id >= ${ID(n)}`,
        );
      case 'fill':
        return tx.run(
          sql`update register_entries set fields = fields || ${JSON.stringify({ land: value })}::jsonb where id = ${ID(n)}`,
        );
      case 'count':
        return tx.run(sql`
          insert into register_counts (entry_id, register, list, list_column, unit_id, state, amount)
          select id, register, '附件2#1', 'rectified', unit_id, ${state}, 1.5 from register_entries where id <= ${ID(n)}
          on conflict (entry_id, list, list_column) do update set state = excluded.state, unit_id = excluded.unit_id`);
      case 'drop':
        return tx.run(sql`delete from register_entries where id = ${ID(n)}`);
      case 'fold':
        return foldSums(tx, 0);
    }
  });
}

/** What is kept beside what the entries themselves say now. */
const kept = () =>
  county.deps.db.read(async (tx) => {
    const pair = async (held: ReturnType<typeof sql>, counted: ReturnType<typeof sql>) => ({
      held: await tx.rows(held),
      counted: await tx.rows(counted),
    });
    return [
      await pair(
        sql`select register, stage, unit_id, sum(n)::bigint as n from register_stage_sums
          group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3`,
        sql`select register, stage, unit_id, count(*) as n from register_entries group by 1, 2, 3 order by 1, 2, 3`,
      ),
      await pair(
        sql`select register, list, list_column, unit_id, state, sum(n)::bigint as n, trim_scale(sum(amount))::text as amount
          from register_list_sums group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5`,
        sql`select register, list, list_column, unit_id, state, count(*) as n, trim_scale(sum(amount))::text as amount
          from register_counts group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
      ),
      await pair(
        sql`select entry_id, field, register, unit_id, number::text, text from register_values order by 1, 2`,
        sql`select e.id as entry_id, f.key as field, register, unit_id,
            case when f.value in ('0', '12.5', '-3') then f.value end as number, left(f.value, 100) as text
          from register_entries e cross join jsonb_each_text(e.fields) f where f.value is not null order by 1, 2`,
      ),
    ];
  });

describe('what the database keeps of the registers', () => {
  test('is what their entries come to, however they were changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Change, { maxLength: 12 }), async (changes) => {
        for (const change of changes) await apply(change);
        for (const { held, counted } of await kept()) expect(held).toEqual(counted);
        await county.deps.db.transaction((tx) => tx.script('delete from register_entries'));
      }),
      { numRuns: inFullSuite(300, 30) },
    );
  });

  test('is folded into one row for each sum, and the sums stay', async () => {
    for (let n = 0; n < 5; n += 1) {
      await apply({ kind: 'open', n, stage: 'working', unit: UNITS[0] ?? null, value: '0', state: 'done' });
    }
    await apply({ kind: 'move', n: 3, stage: 'done', unit: UNITS[0] ?? null, value: null, state: 'done' });
    await county.deps.db.transaction((tx) => foldSums(tx, 0));
    const rows = await county.deps.db.read((tx) =>
      tx.rows(sql`select stage, n from register_stage_sums order by stage`),
    );
    expect(rows).toEqual([
      { stage: 'done', n: 2 },
      { stage: 'working', n: 3 },
    ]);
  });

  test('is not folded twice by two nodes at once', async () => {
    for (let n = 0; n < 5; n += 1) {
      await apply({ kind: 'open', n, stage: 'working', unit: null, value: '0', state: 'done' });
    }
    const fold = () => county.deps.db.transaction((tx) => foldSums(tx, 0));
    await Promise.all([fold(), fold()]);
    const [sum] = await county.deps.db.read((tx) =>
      tx.rows<{ n: number }>(sql`select sum(n)::bigint as n from register_stage_sums`),
    );
    expect(sum?.n).toBe(5);
  });
});
