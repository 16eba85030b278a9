import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchDetail } from '@tenglong/contracts/intake';
import type { LedgerCheck, LedgerOverview } from '@tenglong/contracts/ledger';
import type { EntryPage, RegisterDetail } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPlan, readPlanFolder } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { productRoot } from '../src/product-root.ts';
import { createTestApp, type TestApp, type TestClient } from './app.ts';
import { upload } from './small-county.ts';

const SAMPLES = join(productRoot(), 'samples/yuhuan-demo');
const CAMPAIGN = join(SAMPLES, 'campaign');

let t: TestApp;
let office: TestClient;
const batches = new Map<string, BatchDetail>();

async function send(path: string): Promise<BatchDetail> {
  const name = path.split('/').at(-1) ?? '';
  const dropped = await upload(office, '/api/intake/batches', name, readFileSync(path));
  if (dropped.statusCode !== 200) throw new Error(dropped.body);
  const draft: BatchDetail = dropped.json();
  const answer = await office.post(`/api/intake/batches/${draft.id}/commit`, { revision: draft.revision });
  if (answer.statusCode !== 200) throw new Error(`${name} ${answer.body}`);
  return answer.json();
}

beforeAll(async () => {
  t = await createTestApp();
  office = await t.as('office');
  const reading = await readPlanFolder(join(productRoot(), 'plans/yuhuan-2021-2023'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  await loadPlan(t.deps, systemActor('test', '测试'), reading.documents);
  await send(join(SAMPLES, 'workbooks/市场监管局-工业企业名录.xlsx'));
  const lists = readdirSync(CAMPAIGN).filter((name) => !name.startsWith('责任清单'));
  for (const name of lists.sort()) batches.set(name.split('-')[1] ?? name, await send(join(CAMPAIGN, name)));
}, 120_000);
afterAll(() => t.close());

const read = async <Body>(url: string): Promise<Body> => {
  const answer = await office.get(url);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const register = (id: string) => read<RegisterDetail>(`/api/registers/${id}`);

describe('the campaign’s own lists, as units and departments sent them on 31 August 2023', () => {
  test('高耗低效整治: 61 of 100 closed, and every township as it reported', async () => {
    const { total, closed, target, stages, progress } = await register('rectification');
    expect([closed, total, target]).toEqual([61, 100, '100']);
    expect(Object.fromEntries(stages.map(({ title, count }) => [title, count]))).toMatchObject({
      ...{ 核实: 7, 建档: 3, 方案: 4, 审核: 6, 整治: 4, 申请: 8, 验收: 3, 公示: 4, 销号: 61 },
    });
    expect(progress[0]?.done).toBe('61');
    const parts = progress[0]?.units.map(({ done }) => Number(done)) ?? [];
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(61);
  });

  test.each([
    ['renovation', 'projects', '86', '100'],
    ['attraction', '招引落地亿元以上制造业项目任务数', '11', '15'],
  ])('%s counts towards its list: %s %s of %s', async (id, column, done, target) => {
    const found = (await register(id)).progress.find((one) => one.column === column || id === 'renovation');
    expect([found?.done, found?.target]).toEqual([done, target]);
  });

  test('未来工厂与智能工厂 19 of 23, 单项冠军 39 of 46, 专精特新各级 275 of 313', async () => {
    const sums = async (ids: string[]) => {
      const firsts = await Promise.all(ids.map(async (id) => (await register(id)).progress[0]));
      return [
        firsts.reduce((sum, one) => sum + Number(one?.done), 0),
        firsts.reduce((sum, one) => sum + Number(one?.target), 0),
      ];
    };
    expect(await sums(['future-factory', 'smart-factory'])).toEqual([19, 23]);
    expect(await sums(['single-champion'])).toEqual([39, 46]);
    expect(await sums(['little-giant', 'hidden-champion', 'specialised'])).toEqual([275, 313]);
  });

  test('腾笼账: what the accepted ones freed, mergers apart until it is ruled whose they are', async () => {
    // Added up from the workbook by another program: 公示 and 销号, 兼并重组 by itself; 限期整改 frees no land.
    const { resources, pending, gapTotal } = await read<LedgerOverview>('/api/ledger');
    const stands = resources.map(({ id, freed, pending: waiting }) => [id, freed, waiting]);
    expect(stands).toEqual([
      ['land', '616.49', '134.83'],
      ['energy', '4153.3', '897.1'],
      ['emission', '0', '0'],
      ['carbon', '8306.6', '1794.2'],
    ]);
    expect(resources[1]?.goal).toMatchObject({
      target: '2',
      unit: '万吨标准煤',
      actual: '0.4153',
      address: '二',
    });
    expect(pending).toHaveLength(13);
    // Projects that have landed and do not say what they took.
    expect(gapTotal).toBe(11);
    expect(await read<LedgerCheck>('/api/ledger/check')).toMatchObject({ sound: true, problems: [] });
  });

  test('an open entry starts its clock on the day of the list; a closed one keeps its own day', async () => {
    const open = await read<EntryPage>('/api/registers/rectification/entries?stage=accepting&size=500');
    expect(new Set(open.rows.map(({ dueOn }) => dueOn))).toEqual(new Set(['2023-09-21']));
    const closed = await read<EntryPage>('/api/registers/rectification/entries?stage=closed&size=1');
    expect(closed.rows[0]?.light.title).toBe('销号');
  });

  test('the same list again adds nothing', async () => {
    const name = readdirSync(CAMPAIGN).find((one) => one.includes('整治企业')) ?? '';
    const again = await upload(
      office,
      '/api/intake/batches',
      `重发-${name}`,
      readFileSync(join(CAMPAIGN, name)),
    );
    expect(again.statusCode).toBe(200);
    expect((await register('rectification')).total).toBe(100);
  });

  test('a list is taken back whole, unless somebody has gone on with one of its entries', async () => {
    const { rows } = await read<EntryPage>('/api/registers/attraction/entries?stage=talks&size=1');
    const [entry] = rows;
    await office.post(`/api/entries/${entry?.id}/events`, { kind: 'comment', revision: 1, text: '已约谈' });
    const attraction = batches.get('招引项目清单');
    const refused = await office.post(`/api/intake/batches/${attraction?.id}/undo`);
    expect(refused.json()).toMatchObject({
      code: 'BATCH_ENTRIES_MOVED',
      details: [{ message: entry?.subjectName }],
    });
    expect((await register('attraction')).total).toBe(40);
    const ladder = batches.get('企业培育清单');
    expect((await office.post(`/api/intake/batches/${ladder?.id}/undo`)).statusCode).toBe(200);
    expect((await register('specialised')).total).toBe(0);
    const yards = batches.get('高耗低效整治企业清单');
    expect((await office.post(`/api/intake/batches/${yards?.id}/undo`)).statusCode).toBe(200);
    const { resources } = await read<LedgerOverview>('/api/ledger');
    expect(resources.map(({ freed, pending }) => [freed, pending])).toEqual(Array(4).fill(['0', '0']));
    expect(await read<LedgerCheck>('/api/ledger/check')).toMatchObject({ sound: true, problems: [] });
  });
});
