import { join } from 'node:path';
import { GrantSheet, type PolicyDraft, type PolicyEdit } from '@tenglong/contracts/policy';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '../src/product-root.ts';
import type { TestApp, TestClient } from './app.ts';
import { commitFile } from './small-county.ts';
import { STOREY_AREAS } from './storey-areas.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

const ROSTER = join(productRoot(), 'samples/yuhuan-demo/workbooks/市场监管局-工业企业名录.xlsx');
const CODE = '91331083MAMB30L4X0';
const FIRST_DAY = '2023-10-01';
const [BEFORE, AFTER] = ['23-vertical@2022-01-01', `23-vertical@${FIRST_DAY}`];

let t: TestApp;
let office: TestClient;

async function open(number: string): Promise<string> {
  const body = { subjectId: CODE, subjectName: '企业', unitId: null, fields: { number, ...STOREY_AREAS } };
  const answer = await office.post('/api/registers/vertical-grant/entries', body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().id;
}

/** Something is told, and the application goes back to the first review: a step, whose determination is pinned. */
async function step(id: string, fields: object) {
  await t.database.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage = 'joint', stage_by = 'somebody' where id = ${id}`),
  );
  const act = async (body: object) => {
    const { revision } = (await office.get(`/api/entries/${id}`)).json();
    const answer = await office.post(`/api/entries/${id}/events`, { ...body, revision });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  };
  await act({ kind: 'amend', fields });
  await act({ kind: 'move', move: 'reconsider', reason: '面积重新测绘', fields: {} });
}

const pinsOf = async (id: string) => {
  const { pins } = GrantSheet.parse((await office.get(`/api/entries/${id}/grant`)).json());
  return pins.map(({ version, amountYuan, differs }) => [version, amountYuan, differs]);
};

/** Clause 23 written anew from a day on, drafted by the office and published by the department that leads it. */
async function publish(): Promise<void> {
  const { id } = (await office.post('/api/policies/23-vertical/drafts', { purpose: '专题会议定' })).json();
  const seen = async (): Promise<PolicyDraft> => (await office.get(`/api/policy-drafts/${id}`)).json();
  const edits: PolicyEdit[] = [
    { file: 'policy', do: 'set', at: ['effective', 'from'], value: FIRST_DAY },
    { file: 'policy', do: 'set', at: ['summary'], value: '改过的说明。' },
  ];
  const edited = await office.patch(`/api/policy-drafts/${id}`, { revision: 1, edits, reason: '' });
  if (edited.statusCode !== 200) throw new Error(edited.body);
  const department = await t.as('department');
  for (const [verb, by] of [
    ['preview', office],
    ['submit', office],
    ['publish', department],
  ] as const) {
    const answer = await by.post(`/api/policy-drafts/${id}/${verb}`, { revision: (await seen()).revision });
    if (answer.statusCode >= 300) throw new Error(`${verb}: ${answer.body}`);
  }
}

beforeAll(async () => {
  t = await createYuhuanApp();
  office = await t.as('office');
  await t.as('department');
  await t.database.db.transaction((tx) =>
    tx.run(sql`update users set department_id = 'zhujian' where role = 'department'`),
  );
  await commitFile(office, ROSTER);
}, 240_000);
afterAll(() => t.close());

describe('an application is judged by the version in force on the day it was opened', () => {
  test('after another was published, and after it took effect', async () => {
    const old = await open('LZD-OLD');
    await step(old, { floor5: '100' });
    await publish();
    await step(old, { floor5: '200' });
    const onTheDay = await open('LZD-SOON');
    t.clock.advance({ hours: 40 * 24 });
    office = await t.as('office');
    await step(old, { floor6: '10' });
    await step(onTheDay, { floor4: '1000' });
    const fresh = await open('LZD-NEW');
    await step(fresh, { floor4: '1000' });
    // 1000 × 30, + 100 × 40, + 200 × 40, + 10 × 50
    expect(await pinsOf(old)).toEqual([
      [BEFORE, '34000.00', true],
      [BEFORE, '38000.00', true],
      [BEFORE, '38500.00', false],
    ]);
    expect(await pinsOf(onTheDay)).toEqual([[BEFORE, '30000.00', false]]);
    expect(await pinsOf(fresh)).toEqual([[AFTER, '30000.00', false]]);
  });

  test('one opened in time is still judged by it when nothing is in force any more', async () => {
    const last = await open('LZD-LAST');
    // From 10 October 2023 past 31 December, the last day of the plan's policies.
    t.clock.advance({ hours: 100 * 24 });
    await t.database.db.transaction((tx) =>
      tx.run(sql`update users set password_set_at = ${t.deps.clock.now()}`),
    );
    office = await t.as('office');
    await step(last, { floor6: '20' });
    const late = await open('LZD-LATE');
    await step(late, { floor6: '20' });
    expect(await pinsOf(last)).toEqual([[AFTER, '31000.00', false]]);
    expect(await pinsOf(late)).toEqual([[null, '0.00', false]]);
  });
});
