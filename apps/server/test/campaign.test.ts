import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BatchDetail, BatchEffect, PreviewPage } from '@tenglong/contracts/intake';
import type { LedgerCheck, LedgerOverview } from '@tenglong/contracts/ledger';
import type { PlanOverview } from '@tenglong/contracts/plan';
import type { EntryPage, RegisterDetail, TaskDetail, TaskList } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '../src/product-root.ts';
import type { TestApp, TestClient } from './app.ts';
import { commitDraft, uploadAndRead } from './small-county.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

const SAMPLES = join(productRoot(), 'samples/yuhuan-demo');
const CAMPAIGN = join(SAMPLES, 'campaign');

let t: TestApp;
let office: TestClient;
const batches = new Map<string, BatchDetail>();

/** What each list was said to add while it was a draft. */
const effects = new Map<string, BatchEffect['list']>();

async function send(path: string): Promise<BatchDetail> {
  const draft = await uploadAndRead(office, basename(path), readFileSync(path));
  effects.set(draft.file.split('-')[1] ?? '', await effectOf(draft.id));
  return commitDraft(office, draft);
}

beforeAll(async () => {
  t = await createYuhuanApp();
  office = await t.as('office');
  await send(join(SAMPLES, 'workbooks/市场监管局-工业企业名录.xlsx'));
  for (const name of readdirSync(CAMPAIGN).sort())
    batches.set(name.split('-')[1] ?? name, await send(join(CAMPAIGN, name)));
});
afterAll(() => t.close());

const read = async <Body>(url: string): Promise<Body> => {
  const answer = await office.get(url);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const effectOf = async (id: string) => (await read<BatchEffect>(`/api/intake/batches/${id}/effect`)).list;
const tasks = () => read<TaskList>('/api/tasks');
const register = (id: string) => read<RegisterDetail>(`/api/registers/${id}`);

describe('the campaign’s own lists, as units and departments sent them on 31 August 2023', () => {
  test('高耗低效整治: 61 of 100 closed, and every township as it reported', async () => {
    const { total, closed, target, stages, progress } = await register('rectification');
    expect([closed, total, target]).toEqual([61, 100, '100']);
    expect(Object.fromEntries(stages.map(({ title, count }) => [title, count]))).toMatchObject({
      核实: 7,
      建档: 3,
      方案: 4,
      审核: 6,
      整治: 4,
      申请: 8,
      验收: 3,
      公示: 4,
      销号: 61,
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

  test('beside each clause stands what its targets have come to, and where nothing measures them; a threshold asks for nothing', async () => {
    const { parts } = await read<PlanOverview>('/api/plan');
    const of = (address: string) =>
      parts
        .flatMap(({ clauses }) => clauses)
        .find((clause) => clause.address === address)
        ?.indicators.map(({ id, actual, source, threshold }) => [id, actual, source, threshold]);
    // 39 firms are being brought up to 单项冠军, none holds the title yet.
    expect(of('7')).toContainEqual(['单项冠军', '0', '单项冠军', false]);
    expect(of('9')).toContainEqual(['亿元以上项目', '11', '招大引强', false]);
    // Of a list that nobody has sent yet nothing is known.
    expect(of('4')).toEqual([['四星级及以上小微企业园', null, '小微园', false]]);
    expect(of('1')?.every(([, actual, source, threshold]) => threshold && !actual && !source)).toBe(true);
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

  test('every task of the annex stands in its register, with what was said of August and what its records say', async () => {
    const { rows, month, months, sentence, lead } = await tasks();
    expect([rows.length, month, months]).toEqual([31, '2023-08', ['2023-08']]);
    // 正常 21, 完成 4, 滞后 4; 20 and 27 sent nothing.
    expect(lead).toMatch(/^8 月自评：正常推进 21 项、已完成 4 项、滞后 4 项，2 项未报。/);
    expect(rows.filter(({ report }) => report === null).map(({ number }) => number)).toEqual([20, 27]);
    expect(rows[2]?.report).toMatchObject({ status: 'late', needs: '用地指标', by: '甲', on: '2023-08-31' });
    // 61 of 100 where 89 should be: seven tenths, and the department says all is well.
    expect(rows[3]).toMatchObject({
      light: { light: 'red', title: '落后' },
      because: '高耗低效整治 61/100 家，按序时应 89',
      flags: [{ id: 'normal-behind' }],
    });
    // 附件1#5 has a list and no figure to be held to.
    expect(rows[4]?.because).toBe('关联清单在办 0 件，办结 0 件；没有可核的目标');
    expect(rows[8]?.because).toBe('没有关联的清单和指标');
    // 86 of 100 where 89 should be.
    expect(rows[19]).toMatchObject({ light: { light: 'amber' }, report: null, flags: [] });
    expect(sentence).toMatch(/^31 项任务，实据落后 \d+ 项、偏慢 \d+ 项；\d+ 项自评与实据不一致$/);
  });

  test('a task is held to what the plan asks for in all, where its list hands out less', async () => {
    const { goals } = await read<TaskDetail>('/api/tasks/14');
    const hidden = goals.find(({ title }) => title === '省级隐形冠军企业数');
    expect(hidden).toMatchObject({ target: '5', address: '附件2#8' });
    expect(goals.filter(({ title }) => title === '省级隐形冠军企业数')).toHaveLength(1);
  });

  test('the responsible department reports its own task, and no other', async () => {
    const bureau = await t.as('department');
    await t.deps.db.transaction((tx) =>
      tx.run(sql`update users set department_id = 'jingxin' where role = 'department'`),
    );
    const post = (task: { entryId: string | null; revision: number } | undefined, fields: object) =>
      bureau.post(`/api/entries/${task?.entryId}/events`, {
        kind: 'report',
        revision: task?.revision,
        period: '2023-08',
        fields,
      });
    const { rows } = await tasks();
    const fields = { status: 'late', progress: '两家卡在用地' };
    // The account is of 市经信局, which answers for 20 and not for 27.
    expect((await post(rows[26], fields)).json().details[0].message).toMatch('不由本单位填报');
    expect((await post(rows[19], { status: 'late' })).json().details[1].message).toBe('进展未填');
    expect((await post(rows[19], fields)).statusCode).toBe(200);
    const { reports, flags, sentence } = await read<TaskDetail>('/api/tasks/20');
    expect(reports).toMatchObject([{ period: '2023-08', statusTitle: '滞后', source: '在线填报' }]);
    expect(flags).toEqual([]);
    expect(sentence).toMatch(/^自评滞后，实据偏慢：/);
  });

  test('a monthly workbook is taken back whole, and what was filled in here stays', async () => {
    const batch = batches.get('月度进展');
    expect((await office.post(`/api/intake/batches/${batch?.id}/undo`)).statusCode).toBe(200);
    const { rows } = await tasks();
    expect(rows.filter(({ report }) => report !== null).map(({ number }) => number)).toEqual([20]);
    expect(rows[3]).toMatchObject({ revision: 1, dueOn: '2023-10-05' });
  });

  test('said before they were committed what they would add: 100 firms, 40 projects, the months of 29 tasks', () => {
    expect(effects.get('高耗低效整治企业清单')).toEqual({ added: 100, standing: 0, reports: 0 });
    expect(effects.get('招引项目清单')).toEqual({ added: 40, standing: 0, reports: 0 });
    expect(effects.get('月度进展')).toEqual({ added: 0, standing: 0, reports: 29 });
    expect(effects.get('工业企业名录.xlsx')).toBeNull();
  });

  test('a project is no enterprise: its row is not held back, and its dates are dates', async () => {
    const { rows } = await read<PreviewPage>(
      `/api/intake/batches/${batches.get('招引项目清单')?.id}/rows?show=all&size=1`,
    );
    expect(rows[0]).toMatchObject({ row: 4, creditCode: null, state: 'added' });
    // Day 44993 of a workbook's calendar is 8 March 2023.
    expect(rows[0]?.cells.find(({ raw }) => raw === '44993')?.value).toBe('2023-03-08');
    const notable = await read<PreviewPage>(`/api/intake/batches/${batches.get('招引项目清单')?.id}/rows`);
    expect(notable.total).toBe(0);
  });

  test('the same list again adds nothing', async () => {
    const name = readdirSync(CAMPAIGN).find((one) => one.includes('整治企业')) ?? '';
    const again = await uploadAndRead(office, `重发-${name}`, readFileSync(join(CAMPAIGN, name)));
    expect(await effectOf(again.id)).toEqual({ added: 0, standing: 100, reports: 0 });
    await commitDraft(office, again);
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
