import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectMap } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp, TestClient } from '../../../../test/app.ts';
import { commitFile } from '../../../../test/small-county.ts';
import { createYuhuanApp } from '../../../../test/yuhuan-county.ts';
import { type Scope, systemActor } from '../../../platform/actor/index.ts';
import { productRoot } from '../../../product-root.ts';
import { mapSentence, showProjectMap } from './show-map.ts';

const CAMPAIGN = join(productRoot(), 'samples/yuhuan-demo/campaign');

let t: TestApp;
let office: TestClient;
beforeAll(async () => {
  t = await createYuhuanApp();
  office = await t.as('office');
  const list = readdirSync(CAMPAIGN).find((name) => name.includes('招引项目'));
  await commitFile(office, join(CAMPAIGN, list ?? ''));
});
afterAll(() => t.close());

const map = async (query = '', who: TestClient = office): Promise<ProjectMap> => {
  const answer = await who.get(`/api/projects/map?size=200${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};

describe('作战图 of the county as it stood on 31 August 2023', () => {
  test('the watch list is what 附件1#17 names: 5 亿元, 5,000 万美元, 卡脖子', async () => {
    const { rows, counts, registers } = await map('&watched=1');
    // Read from the workbook by hand: six of 5 亿元 and more, one foreign of 16,800 万美元, two 卡脖子.
    expect(rows.map(({ subjectName }) => subjectName).sort()).toEqual(
      [
        ...['玉城智能装备项目2', '大麦仓储物流项目1', '楚门生物医药项目1', '干江仓储物流项目1'],
        ...['干江仓储物流项目2', '玉环仓储物流项目2', '龙溪生物医药项目1'],
        ...['坎门商业综合体项目4', '干江新能源项目5'],
      ].sort(),
    );
    expect(counts).toMatchObject({ all: 40, watched: 9, undecided: 0, pending: 0 });
    expect(registers[0]).toMatchObject({ id: 'attraction', clause: '附件1#17' });
  });

  test('a foreign project shows its dollars, and is weighed in yuan only to be compared', async () => {
    const { rows } = await map('&q=龙溪生物医药项目1');
    // 16,800 万美元 at 6.7 is 112,560 万元.
    expect(rows[0]).toMatchObject({ investment: '11.256', foreign: { value: '16800', unit: '万美元' } });
  });

  test('each says who leads, which team, and what is missing by name', async () => {
    const [project] = (await map('&q=楚门生物医药项目1')).rows;
    expect(project).toMatchObject({ leader: '市人大常委会副主任', team: '楚门招商二组', tracker: null });
    expect(project?.flags).toEqual(['重点跟踪项目没有跟踪责任人']);
    const [nobody] = (await map('&q=大麦仓储物流项目5')).rows;
    expect(nobody).toMatchObject({ leader: null, flags: ['没有联系领导或工作小组'] });
  });

  test('planned stands beside real, with the days between', async () => {
    const [project] = (await map('&q=玉城智能装备项目2')).rows;
    // Signed on 12 March 2022, to be started within five months, started on 10 July.
    expect(project?.points.find(({ title }) => title === '开工')).toEqual({
      title: '开工',
      planned: '2022-08-12',
      stated: true,
      actual: '2022-07-10',
      state: 'met',
      lateDays: 0,
    });
    expect(project?.next).toBe(6);
  });

  test('a township sees the way of its own projects alone', async () => {
    const yucheng = (await map()).units[0];
    const actor = {
      ...systemActor('test', '测试'),
      scope: { kind: 'units', units: [yucheng?.id ?? ''], fields: { kind: 'all' } } as const,
    };
    const query = { page: 0, size: 200 };
    const { rows, counts } = await t.deps.db.read((tx) => showProjectMap(tx, actor, query, t.clock.today()));
    expect([...new Set(rows.map(({ unitName }) => unitName))]).toEqual(['玉城街道']);
    expect([rows.length, counts.all]).toEqual([5, 5]);
  });

  const mapOf = (scope: Scope) => {
    const actor = { ...systemActor('test', '测试'), scope };
    return t.deps.db.read((tx) => showProjectMap(tx, actor, { page: 0, size: 200 }, t.clock.today()));
  };
  test.each<[string, Scope, number]>([
    ['the county', { kind: 'county', fields: { kind: 'all' } }, 40],
    ['two townships', { kind: 'units', units: ['331083001', '331083002'], fields: { kind: 'all' } }, 10],
    ['no township yet', { kind: 'units', units: [], fields: { kind: 'all' } }, 0],
    ['an enterprise', { kind: 'enterprise', creditCode: '91331083MAYW0FU342', fields: { kind: 'all' } }, 0],
  ])('%s: rows, counts and sentence are of the same projects', async (_title, scope, wanted) => {
    const { rows, counts, total, sentence } = await mapOf(scope);
    expect([rows.length, counts.all, total]).toEqual([wanted, wanted, wanted]);
    expect(sentence).toContain(wanted === 0 ? '还没有上图的项目' : `上图项目 ${wanted} 个`);
  });

  test('pages hold the rows together with how many there are', async () => {
    const answer = await office.get('/api/projects/map?size=2&page=4&watched=1');
    expect(answer.json()).toMatchObject({ total: 9, page: 4, size: 2 });
    expect(answer.json<ProjectMap>().rows).toHaveLength(1);
  });
});

describe('the sentence of the map', () => {
  test.each([
    [{ all: 0, watched: 0, behind: 0, undecided: 0, pending: 0 }, 0, '还没有上图的项目'],
    [{ all: 4, watched: 0, behind: 0, undecided: 1, pending: 0 }, 0, '上图项目 4 个，都没有晚于计划节点'],
    [
      { all: 4, watched: 2, behind: 1, undecided: 0, pending: 0 },
      0,
      '上图项目 4 个，1 个晚于计划节点；重点跟踪 2 个，都没有晚于计划',
    ],
    [
      { all: 4, watched: 2, behind: 1, undecided: 0, pending: 0 },
      1,
      '上图项目 4 个，1 个晚于计划节点；重点跟踪 2 个，其中 1 个晚于计划',
    ],
  ])('%j', (counts, late, words) => {
    expect(mapSentence(counts, late)).toBe(words);
  });
});
