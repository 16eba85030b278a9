import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryDetail, EntryPage, PromiseSheet } from '@tenglong/contracts/register';
import type { PlanDocument } from '@tenglong/domain/plan';
import type { sql } from 'drizzle-orm';
import { productRoot } from '../src/product-root.ts';
import type { TestApp, TestClient } from './app.ts';
import { actFor as actForIn, putUpLike, move as takeStep } from './grant-steps.ts';
import { commitFile, upload } from './small-county.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

export { act, attach, said } from './grant-steps.ts';

const SAMPLES = join(productRoot(), 'samples/yuhuan-demo');
const SHEET = join(SAMPLES, 'campaign/经信局-重点技术改造项目-2023年8月.xlsx');

export let t: TestApp;
export let office: TestClient;
/** Another person of the office. */
export let second: TestClient;

/** The plan with a way back from the payment order, and a promise in figures beside the written one. */
const withMore = (documents: readonly PlanDocument[]): readonly PlanDocument[] =>
  documents.map((document) => {
    const value = structuredClone(document.value) as Record<string, unknown[]>;
    if (document.path === 'registers/equipment-grant.yaml') {
      const back = {
        id: 'withdraw',
        title: '撤回拨付通知',
        from: ['ordered'],
        to: 'publicity',
        by: ['office'],
      };
      value.moves?.push({ ...back, reason: true, back: true });
    }
    if (document.path === 'policies/22-equipment/policy.yaml') {
      const figure = { sense: 'least', metric: '亩均税收，万元/亩', promised: '20', tolerance: '5' };
      const said = { content: '建成后亩均税收不低于 20 万元', source: 'subsidy', to: '市经信局' };
      value.promises?.push({
        id: 'tax',
        clause: '五.3',
        ...said,
        ...figure,
        due: { months: 24 },
        back: 'shortfall',
      });
    }
    return { ...document, value };
  });

/** The county whose equipment applications promise something, with a budget to order out of. */
export async function openPromiseCounty(): Promise<void> {
  t = await createYuhuanApp(withMore);
  office = await t.as('office');
  const roster = join(SAMPLES, 'workbooks/市场监管局-工业企业名录.xlsx');
  for (const path of [roster, SHEET]) await commitFile(office, path);
  await upload(office, '/api/registers/equipment-grant/machines', '设备.xlsx', readFileSync(SHEET));
  await t.as('reader');
  await t.database.db.transaction((tx) =>
    tx.script(`update users set role = 'office' where account = 'reader'`),
  );
  second = await t.as('reader');
  const budget = {
    kind: 'budget',
    fund: 'industry',
    year: 2023,
    amountYuan: '100000000',
    reason: '年初预算',
  };
  const { proposals } = (await office.post('/api/budget/proposals', budget)).json();
  await second.post(`/api/budget/proposals/${proposals[0].id}/confirmation?year=2023`);
}

/** Applications of one enterprise whose publicity is over; only the payment order is to come. */
export async function readyToOrder(prefix: string, decided: string, count = 1): Promise<string[]> {
  const { rows }: EntryPage = (await office.get('/api/registers/equipment-grant/entries?size=500')).json();
  const from = rows.find(({ fields }) => fields.number === 'JG2023-017')?.id ?? '';
  return putUpLike(t, from, prefix, decided, count);
}

export const move = (client: TestClient, id: string, name: string, fields: object = {}) =>
  takeStep(client, id, name, fields, '按清单办理');
export const sheetOf = async (id: string, client = office): Promise<PromiseSheet> =>
  (await client.get(`/api/entries/${id}/promises`)).json();
export const entryOf = async (id: string): Promise<EntryDetail> =>
  (await office.get(`/api/entries/${id}`)).json();

/** A person of a department: the test account, acting for that department from now on. */
export const actFor = (id: string): Promise<TestClient> => actForIn(t, id);

export const countOf = async (query: ReturnType<typeof sql>): Promise<number> => {
  const [row] = await t.deps.db.read((tx) => tx.rows<{ n: number }>(query));
  return Number(row?.n);
};
