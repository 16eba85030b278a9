import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryDetail, EntryPage, PromiseSheet } from '@tenglong/contracts/register';
import type { PlanDocument } from '@tenglong/domain/plan';
import { productRoot } from '../src/product-root.ts';
import { createTestApp, type TestApp, type TestClient } from './app.ts';
import { loadYuhuanPlan, putUpLike } from './grant-steps.ts';
import { upload, uploadAndRead } from './small-county.ts';

const SAMPLES = join(productRoot(), 'samples/yuhuan-demo');
const SHEET = join(SAMPLES, 'campaign/经信局-重点技术改造项目-2023年8月.xlsx');

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

/** A county with applications for machines, a policy that promises two things, and a budget to pay them from. */
export interface PromiseCounty {
  readonly t: TestApp;
  readonly office: TestClient;
  /** Another person of the office. */
  readonly second: TestClient;
  /** Applications of one enterprise whose publicity is over; only the payment order is to come. */
  readyToOrder(prefix: string, decided: string): Promise<string>;
  sheetOf(id: string): Promise<PromiseSheet>;
  entryOf(id: string): Promise<EntryDetail>;
}

export async function createPromiseCounty(): Promise<PromiseCounty> {
  const t = await createTestApp();
  const office = await t.as('office');
  await loadYuhuanPlan(t, withMore);
  const roster = join(SAMPLES, 'workbooks/市场监管局-工业企业名录.xlsx');
  for (const path of [roster, SHEET]) {
    const draft = await uploadAndRead(office, path.split('/').at(-1) ?? '', readFileSync(path));
    await office.post(`/api/intake/batches/${draft.id}/commit`, { revision: draft.revision });
  }
  await upload(office, '/api/registers/equipment-grant/machines', '设备.xlsx', readFileSync(SHEET));
  await t.database.db.transaction((tx) =>
    tx.script(`update users set role = 'office' where account = 'reader'`),
  );
  const second = await t.as('reader');
  const budget = {
    kind: 'budget',
    fund: 'industry',
    year: 2023,
    amountYuan: '100000000',
    reason: '年初预算',
  };
  const { proposals } = (await office.post('/api/budget/proposals', budget)).json();
  await second.post(`/api/budget/proposals/${proposals[0].id}/confirmation?year=2023`);
  const { rows }: EntryPage = (await office.get('/api/registers/equipment-grant/entries?size=500')).json();
  const from = rows.find(({ fields }) => fields.number === 'JG2023-017')?.id ?? '';
  return {
    ...{ t, office, second },
    readyToOrder: async (prefix, decided) => {
      const [id = ''] = await putUpLike(t, from, prefix, decided);
      return id;
    },
    sheetOf: async (id) => (await office.get(`/api/entries/${id}/promises`)).json(),
    entryOf: async (id) => (await office.get(`/api/entries/${id}`)).json(),
  };
}
