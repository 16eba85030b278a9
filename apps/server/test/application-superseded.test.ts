import { join } from 'node:path';
import { GrantSheet } from '@tenglong/contracts/policy';
import type { PlanDocument, PlanFile } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { productRoot } from '../src/product-root.ts';
import type { TestApp, TestClient } from './app.ts';
import { commitFile } from './small-county.ts';
import { STOREY_AREAS } from './storey-areas.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

const ROSTER = join(productRoot(), 'samples/yuhuan-demo/workbooks/市场监管局-工业企业名录.xlsx');
const CODE = '91331083MAMB30L4X0';
/** The province writes clause 23 anew; from this day on the county's own policy is not in force. */
const NEWER = {
  document: '省垂直工业奖励办法',
  level: 'province',
  from: '2023-10-01',
  addresses: ['23'],
} as const;

const superseded = (document: PlanDocument): PlanDocument => {
  if (document.path !== 'plan.yaml') return document;
  const { precedence, ...rest } = document.value as PlanFile;
  const supersededBy = [...precedence.supersededBy, NEWER];
  return { ...document, value: { ...rest, precedence: { ...precedence, supersededBy } } };
};

let t: TestApp;
let office: TestClient;

beforeAll(async () => {
  t = await createYuhuanApp((documents) => documents.map(superseded));
  office = await t.as('office');
  await commitFile(office, ROSTER);
}, 240_000);
afterAll(() => t.close());

const open = async (number: string): Promise<string> => {
  const body = { subjectId: CODE, subjectName: '企业', unitId: null, fields: { number, ...STOREY_AREAS } };
  return (await office.post('/api/registers/vertical-grant/entries', body)).json().id;
};

/** Something is told, and the application goes back to the first review: a step, whose determination is pinned. */
async function step(id: string, fields: object) {
  await t.database.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage = 'joint', stage_by = 'somebody' where id = ${id}`),
  );
  for (const body of [
    { kind: 'amend', fields },
    { kind: 'move', move: 'reconsider', reason: '面积重新测绘', fields: {} },
  ]) {
    const { revision } = (await office.get(`/api/entries/${id}`)).json();
    const answer = await office.post(`/api/entries/${id}/events`, { ...body, revision });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
}

async function judgedAs(id: string) {
  const { pins } = GrantSheet.parse((await office.get(`/api/entries/${id}/grant`)).json());
  return pins.map(({ version, amountYuan }) => [version, amountYuan]);
}

test('an application opened before a newer rule took the place of its policy is still judged by it, one opened after is not', async () => {
  // 30 September 2023 is the last day of the policy; the clock stands on 1 September.
  const early = await open('LZD-EARLY');
  t.clock.advance({ hours: 29 * 24 });
  office = await t.as('office');
  expect(t.clock.today()).toBe('2023-09-30');
  const last = await open('LZD-LAST');
  t.clock.advance({ hours: 24 });
  office = await t.as('office');
  const after = await open('LZD-AFTER');
  for (const id of [early, last, after]) await step(id, { floor4: '2000' });
  expect(await judgedAs(early)).toEqual([['23-vertical@2022-01-01', '60000.00']]);
  expect(await judgedAs(last)).toEqual([['23-vertical@2022-01-01', '60000.00']]);
  expect(await judgedAs(after)).toEqual([[null, '0.00']]);
});
