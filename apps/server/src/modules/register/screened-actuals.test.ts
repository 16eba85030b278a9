import type { PlanOverview } from '@tenglong/contracts/plan';
import type { EntryDetail } from '@tenglong/contracts/register';
import type { ScreeningPage } from '@tenglong/contracts/screening';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

const GOAL = '低效企业改造提升';
let county: SmallCounty;
let listed: string[];

beforeAll(async () => {
  county = await createSmallCounty((documents) =>
    documents.map((one) => {
      if (one.path === 'indicators.yaml') {
        const file = one.value as { quantities: object[] };
        const goal = {
          key: GOAL,
          title: GOAL,
          unit: '%',
          role: 'target',
          direction: 'atLeast',
          baseline: 'absolute',
          additive: false,
          measuredBy: { screening: 'below-line', year: 2023, register: 'cleanup' },
          stated: [{ at: '三', value: '100', strict: false, period: 'byEnd' }],
        };
        return { ...one, value: { ...file, quantities: [...file.quantities, goal] } };
      }
      if (one.path === 'screening.yaml') {
        // A line that most of the eight firms are below.
        const text = JSON.stringify(one.value).replace('"taxPerMu":"4"', '"taxPerMu":"40"');
        return { ...one, value: JSON.parse(text) };
      }
      if (one.path !== 'registers/cleanup.yaml') return one;
      const file = one.value as { stages: object[]; moves: object[] };
      const stages = [...file.stages, { id: 'left', title: '移出', kind: 'dropped' }];
      const move = { id: 'leave', title: '移出', from: ['working'], to: 'left', by: ['office'] };
      return { ...one, value: { ...file, stages, moves: [...file.moves, move] } };
    }),
  );
  await sendAll(county);
});
afterAll(() => county.close());

const goal = async () => {
  const { goals } = await county.read<PlanOverview>('/api/plan');
  return goals.find(({ id }) => id === GOAL);
};
const open = async (creditCode: string) => {
  const body = { subjectId: creditCode, subjectName: creditCode, unitId: null, fields: {} };
  const answer = await county.office.post('/api/registers/cleanup/entries', body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<EntryDetail>().id;
};
/** As it stands once its dossier is complete; what a closing asks for is tested where the steps are. */
const close = (id: string) =>
  county.deps.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage = 'done', closed_on = '2023-09-01' where id = ${id}`),
  );

test('before the year is screened nothing is reported of the goal', async () => {
  expect(await goal()).toMatchObject({ actual: null, source: '低效企业排查、低效整治', verdict: 'unknown' });
});

test('nobody of those listed is closed yet: none of them is done', async () => {
  expect((await county.office.post('/api/evaluation/runs', { year: 2023 })).statusCode).toBe(200);
  const { rows } = await county.read<ScreeningPage>('/api/screening/2023?size=500&verdict=yes');
  listed = [...new Set(rows.map(({ creditCode }) => creditCode))];
  expect(listed.length).toBeGreaterThan(2);
  await open(listed[0] ?? '');
  expect(await goal()).toMatchObject({
    actual: '0.0',
    verdict: 'short',
    short: '100',
    asOf: expect.stringContaining(`列为低于门槛表的 ${listed.length} 家中已办结 0 家`),
  });
});

test('one closed counts, one that left the list again is no more asked for', async () => {
  const [entry] = await county.deps.db.read((tx) =>
    tx.rows<{ id: string }>(sql`select id from register_entries where register = 'cleanup'`),
  );
  await close(entry?.id ?? '');
  const left = await open(listed[1] ?? '');
  const { revision } = await county.read<EntryDetail>(`/api/entries/${left}`);
  const event = { kind: 'move', move: 'leave', fields: {}, revision };
  expect((await county.office.post(`/api/entries/${left}/events`, event)).statusCode).toBe(200);
  const share = ((1 / (listed.length - 1)) * 100).toFixed(1);
  expect(await goal()).toMatchObject({
    actual: share,
    asOf: expect.stringMatching(new RegExp(`的 ${listed.length - 1} 家中已办结 1 家，移出的 1 家不计`)),
  });
});

test('one that fell back and is being worked on again is done no more', async () => {
  await open(listed[0] ?? '');
  expect(await goal()).toMatchObject({ actual: '0.0' });
});

test('all of them closed is the whole', async () => {
  for (const creditCode of listed.slice(2)) await open(creditCode);
  const rows = await county.deps.db.read((tx) =>
    tx.rows<{ id: string }>(
      sql`select id from register_entries where register = 'cleanup' and stage = 'working'`,
    ),
  );
  for (const { id } of rows) await close(id);
  expect(await goal()).toMatchObject({ actual: '100.0', verdict: 'met' });
});
