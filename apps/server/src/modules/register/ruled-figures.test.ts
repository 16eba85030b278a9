import type { LedgerOverview } from '@tenglong/contracts/ledger';
import type { Contradictions, PlanOverview } from '@tenglong/contracts/plan';
import type {
  ListMatrix,
  ListPage,
  RegisterDetail,
  RegisterRatios,
  RegisterSummary,
  TaskDetail,
} from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp, TestClient } from '../../../test/app.ts';
import { readWorkbook } from '../../../test/read-workbook.ts';
import { createYuhuanApp } from '../../../test/yuhuan-county.ts';

let t: TestApp;
let office: TestClient;

const read = async <Body>(url: string): Promise<Body> => {
  const answer = await office.get(url);
  expect(answer.statusCode, `${url} ${answer.body}`).toBe(200);
  return answer.json<Body>();
};

/** Takes the first reading of a contradiction, or a value of its own. */
async function rule(wanted: (row: Contradictions['rows'][number]) => boolean, value?: string) {
  const { rows, versionId } = await read<Contradictions>('/api/plan/contradictions');
  const found = rows.find(wanted);
  if (!found) throw new Error(`no such contradiction among ${rows.map(({ key }) => key).join(' ')}`);
  const body = { versionId, key: found.key, value: value ?? found.readings[0]?.value, reason: '会议定的' };
  const answer = await office.post('/api/plan/rulings', body);
  expect(answer.statusCode, answer.body).toBe(200);
  return found.key;
}

/** What every figure computed under a ruling carries. */
const named = (key: string) => ({ key, reason: '会议定的', author: '甲', assumed: false });

beforeAll(async () => {
  t = await createYuhuanApp((documents) =>
    documents.map(({ path, value }) => {
      const copy = JSON.parse(JSON.stringify(value));
      if (path === 'lists.yaml') {
        // The document is made to print a total of one more than its rows.
        copy.lists[0].total[0] += 1;
      }
      if (path === 'indicators.yaml') {
        // What the cage ledger is measured by is made to be stated twice.
        const energy = copy.quantities.find(({ key }: { key: string }) => key === '腾出用能');
        energy.stated.push({ at: '1', value: '9', strict: false, period: 'byEnd' });
      }
      return { path, value: copy };
    }),
  );
  office = await t.as('office');
});
afterAll(() => t.close());

describe('a figure computed under a ruling names it', () => {
  test('the sum of a list: on 方案总览, on 八张清单, on its own page and on the page of its register', async () => {
    const before = await read<ListMatrix>('/api/lists');
    expect(before.lists[0]?.columns[0]).toMatchObject({ target: '101', unallotted: '1', ruling: null });
    const key = await rule(({ kind }) => kind === 'total-differs', '100');
    const { lists } = await read<PlanOverview>('/api/plan');
    expect(lists[0]?.totals[0]).toMatchObject({
      printed: '101',
      added: '100',
      agrees: false,
      ruled: { text: '100', ruling: named(key) },
    });
    const matrix = await read<ListMatrix>('/api/lists');
    const page = await read<ListPage>('/api/lists/1');
    for (const column of [matrix.lists[0]?.columns[0], page.columns[0]]) {
      expect(column).toMatchObject({ target: '100', unallotted: '0', ruling: named(key) });
    }
    const register = page.columns[0]?.register;
    const detail = await read<RegisterDetail>(`/api/registers/${register}`);
    expect(detail.progress[0]).toMatchObject({ target: '100', ruling: named(key) });
    const all = await read<RegisterSummary[]>('/api/registers');
    expect(all.find(({ id }) => id === register)).toMatchObject({ target: '100', ruling: named(key) });
    // A township is asked for its own row, which nobody ruled on.
    const town: ListMatrix = (await (await t.as('township')).get('/api/lists')).json();
    expect(town.lists[0]?.columns[0]?.ruling).toBeNull();
  });

  test('the goal of the cage ledger, there and on 方案总览', async () => {
    const key = await rule(({ quantity, kind }) => quantity === '腾出用能' && kind === 'value-differs');
    const { goals } = await read<PlanOverview>('/api/plan');
    expect(goals.find(({ id }) => id === '腾出用能')?.ruling).toMatchObject(named(key));
    const { resources } = await read<LedgerOverview>('/api/ledger');
    expect(resources.find(({ id }) => id === 'energy')?.goal?.ruling).toMatchObject(named(key));
  });

  test('the target of a ratio, and of a task', async () => {
    const key = await rule(({ quantity, kind }) => quantity === '投资完成率' && kind === 'value-differs');
    const { ratios } = await read<RegisterRatios>('/api/registers/attraction/ratios?year=2023');
    const target = (quantity: string) => ratios.find((one) => one.quantity === quantity)?.target;
    expect(target('投资完成率')?.ruling).toMatchObject(named(key));
    expect(target('制造业项目占比')?.ruling).toBeNull();
    const { goals } = await read<TaskDetail>('/api/tasks/16');
    expect(goals.find(({ title }) => title.includes('投资完成率'))?.ruling).toMatchObject(named(key));
  });

  test('what the lists leave to be handed out, on the page and in the workbook', async () => {
    // 5 are asked for, 4 handed out: as the plan asks, one is left.
    const isHidden = ({ key }: { readonly key: string }) => key === 'hidden-champions';
    const hidden = async () =>
      (await read<ListMatrix>('/api/lists')).lists.flatMap(({ number, columns }) =>
        columns.filter(isHidden).map(({ target, stated }) => ({ number, target, stated })),
      )[0];
    const key = await rule(
      ({ quantity, kind }) => quantity === '隐形冠军' && kind === 'target-vs-allocation',
    );
    const found = await hidden();
    expect(found).toMatchObject({ target: '4', stated: { value: '5', short: '1', ruling: named(key) } });
    const workbook = await office.get(`/api/lists/${found?.number}/export`);
    const [sheet] = await readWorkbook(workbook.rawPayload);
    const texts = (sheet?.rows ?? []).flatMap(({ cells }) => cells.map((cell) => cell?.text ?? ''));
    expect(texts.find((text) => text.includes('尚有 1 家没有分解'))).toContain('裁定（甲 ');
  });

  test('who leads a task, in the list of tasks and on its page', async () => {
    const key = await rule(
      ({ kind, sources }) => kind === 'lead-differs' && sources.some(({ address }) => address === '附件1#8'),
    );
    const { tasks } = await read<PlanOverview>('/api/plan');
    expect(tasks.find(({ number }) => number === 8)?.leadRuled).toMatchObject(named(key));
    const { leadRuled } = await read<TaskDetail>('/api/tasks/8');
    expect(leadRuled).toMatchObject(named(key));
    expect((await read<TaskDetail>('/api/tasks/9')).leadRuled).toBeNull();
  });

  test('the first day of the plan, 暂按 until somebody rules', async () => {
    expect((await read<PlanOverview>('/api/plan')).fromRuled).toMatchObject({
      key: 'date-missing:施行日期',
      assumed: true,
    });
    const key = await rule(({ kind }) => kind === 'date-missing', '2022-03-01');
    const { effectiveFrom, fromRuled } = await read<PlanOverview>('/api/plan');
    expect([effectiveFrom, fromRuled]).toMatchObject(['2022-03-01', named(key)]);
  });
});
