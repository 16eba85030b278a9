import type { EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';

interface Cleanup {
  readonly fields: object;
  readonly moves: readonly { readonly id: string }[];
}

let county: SmallCounty;
let town: TestClient;
let id = '';
/** Entries come in past the check that says whether there is a breach, and their report rests on it. */
beforeAll(async () => {
  county = await createSmallCounty((documents) =>
    documents.map((one) => {
      if (one.path !== 'registers/cleanup.yaml') return one;
      const file = one.value as Cleanup;
      const breach = { type: 'boolean', label: '存在违法', sensitivity: 'restricted' };
      const inspect = { id: 'inspect', title: '检查', from: ['working'], by: ['unit'], fields: ['breach'] };
      const guards = [
        {
          when: {
            any: [{ not: { equal: [{ fact: 'breach' }, true] } }, { equal: [{ fact: 'way' }, 'close'] }],
          },
          otherwise: '违法的要关停',
          remedy: '请改为关停',
        },
      ];
      const moves = file.moves.map((move) =>
        move.id === 'report' ? { ...move, fields: ['way'], evidence: [], guards } : move,
      );
      return {
        ...one,
        value: { ...file, fields: { ...file.fields, breach }, moves: [...moves, inspect] },
      };
    }),
  );
  town = await county.as('township');
  await county.deps.db.transaction(async (tx) => {
    await tx.run(sql`update users set units = array['339921001'] where role = 'township'`);
    const [row] = await tx.rows<{ id: string }>(sql`
      insert into register_entries (id, register, subject_name, pinyin, initials, unit_id, stage, stage_since, stage_by,
        opened_on, last_event_on, fields, evidence, signatures, revision)
      values (gen_random_uuid(), 'cleanup', '甲厂', '', '', '339921001', 'working', '2023-08-01', 'x', '2023-08-01',
        '2023-08-01', '{"way": "improve"}', '[]', '[]', 1) returning id`);
    id = row?.id ?? '';
  });
  town = await county.as('township');
});
afterAll(() => county.close());

const report = async () => {
  const entry = (await town.get(`/api/entries/${id}`)).json<EntryDetail>();
  return entry.moves.find(({ move }) => move === 'report');
};
const hand = (fields: object) => {
  const body = { kind: 'move', move: 'report', revision: 1, fields };
  return town.post(`/api/entries/${id}/events`, body);
};

test('a step names what its conditions rest on and an earlier step did not leave behind, and where to fill it in', async () => {
  expect(await report()).toMatchObject({
    missing: [
      { kind: 'guard', message: '违法的要关停（存在违法没有填，暂不能判定）', remedy: '请先填存在违法' },
    ],
    conditions: { fields: ['breach'], optional: [], evidence: [] },
    barred: null,
  });
  const refused = await hand({});
  expect([refused.statusCode, refused.body]).toEqual([
    409,
    expect.stringContaining('违法的要关停（存在违法没有填，暂不能判定）'),
  ]);
});

test('whoever only reads is asked for nothing', async () => {
  const entry = (await county.reader.get(`/api/entries/${id}`)).json<EntryDetail>();
  expect(entry.step?.move).toBe('report');
  expect(entry.step?.conditions.fields).toEqual([]);
});

test('it is taken with the step', async () => {
  const answer = await hand({ breach: false });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json<EntryDetail>()).toMatchObject({ stage: 'checking', fields: { breach: false } });
});
