import type {
  Dossier,
  EnterprisePage,
  EnterpriseSums,
  FactSource,
  SavedView,
  Suggestion,
} from '@tenglong/contracts/enterprise';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, csv, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';
import { rebuildYears } from './index.ts';

let county: SmallCounty;
beforeAll(async () => {
  // A second department reports sales as well, so that two can disagree.
  county = await createSmallCounty((documents) =>
    documents.map((document) => {
      if (document.path !== 'workbooks/yongdian.yaml') return document;
      const value = document.value as { fields: object[]; facts: object[] };
      const own = { id: 'told', title: '用户自报销售', type: 'number', unit: '万元', required: false };
      return {
        path: document.path,
        value: {
          ...value,
          fields: [...value.fields, { ...own, synonyms: ['自报销售'] }],
          facts: [...value.facts, { id: 'sales', plus: ['told'] }],
        },
      };
    }),
  );
  await sendAll(county);
  const run = await county.office.post('/api/evaluation/runs', { year: 2023 });
  if (run.statusCode !== 200) throw new Error(run.body);
});
afterAll(() => county.close());

const list = (query = '') => county.read<EnterprisePage>(`/api/enterprises?${query}`);
const codes = async (query = '') => (await list(query)).rows.map(({ creditCode }) => creditCode);
const firms = (...numbers: number[]) => numbers.map(code);
const refused = async (query: string) => {
  const answer = await county.office.get(`/api/enterprises?${query}`);
  const { code: problem, details } = answer.json();
  return [answer.statusCode, problem, details?.[0]?.message];
};

describe('the list of enterprises', () => {
  test('names the years, the facts and the units of the plan, and takes the newest year by itself', async () => {
    const page = await list();
    expect([page.year, page.years, page.total]).toEqual([2023, [2023], 8]);
    expect(page.units.map(({ name: unit }) => unit)).toEqual([
      '石桥街道',
      '云山镇',
      '屏水镇',
      '云屏高新区',
      '竹溪乡',
    ]);
    expect(page.facts.map(({ id }) => id)).toEqual(['landMu', 'taxPaid', 'sales', 'power', 'tenants']);
    const first = page.rows.find(({ creditCode }) => creditCode === code(1))!;
    expect(first).toMatchObject({
      name: name(1),
      unitName: '石桥街道',
      scale: 'above',
      industry: '1711',
      facts: { landMu: { value: '10', state: 'known' }, taxPaid: { value: '100', state: 'known' } },
      total: 90,
      rank: 1,
      grade: 'A',
      reason: '',
    });
  });

  test.each<[string, string, number[]]>([
    ['by unit', 'unit=339921001&sort=creditCode', [1, 5, 6]],
    ['by several units', 'unit=339921101,339921400&sort=creditCode', [2, 4, 7]],
    ['by scale', 'scale=below&sort=creditCode', [6, 7, 8]],
    ['by grade', 'grade=A,B&sort=creditCode', [1, 2, 8]],
    ['ungraded', 'grade=none&sort=creditCode', [7]],
    ['by industry division', 'industry=17&sort=creditCode', [1, 2, 5, 6, 7]],
    ['by part of the name', `q=${encodeURIComponent('丙号')}`, [3]],
    ['by pinyin initials', 'q=ypyh', [2]],
    ['by full pinyin', 'q=bingh', [3]],
    ['by the end of the code', `q=${code(8).slice(-6)}`, [8]],
    ['a figure at least its bound', 'where=fact.landMu:ge:20&sort=creditCode', [3, 4, 5]],
    ['a figure above its bound', 'where=fact.landMu:gt:20', [5]],
    ['an exact figure below a bound', 'where=fact.taxPaid:lt:40;fact.taxPaid:gt:39.98', [8]],
    ['by total', 'where=total:ge:52.5&sort=creditCode', [1, 2]],
    [
      'several conditions together',
      'scale=above&where=fact.landMu:le:20;fact.taxPaid:eq:50&sort=creditCode',
      [2, 4],
    ],
  ])('filters %s', async (_title, query, expected) => {
    expect(await codes(query)).toEqual(firms(...expected));
  });

  test.each<[string, number[]]>([
    ['sort=fact.landMu&dir=desc', [5, 3, 4, 1, 2, 8, 6, 7]],
    ['sort=fact.taxPaid', [7, 6, 8, 2, 4, 1, 3, 5]],
    ['sort=rank', [1, 8, 2, 6, 5, 3, 4, 7]],
    ['sort=total&dir=desc', [1, 2, 5, 3, 4, 8, 6, 7]],
    // bing, ding, geng, ji, jia, wu, xin, yi: the shorter syllable first.
    ['sort=name', [3, 4, 7, 6, 1, 5, 8, 2]],
  ])('sorts %s, what ties by code, what is missing last', async (query, expected) => {
    const got = await codes(query);
    expect(got).toEqual(firms(...expected));
    expect(new Set(got).size).toBe(8);
  });

  test.each([['sort=unit'], ['sort=scale'], ['sort=grade'], ['sort=industry&dir=desc'], ['sort=fact.power']])(
    'pages of three under %s never overlap and leave nobody out',
    async (query) => {
      const pages = await Promise.all([0, 1, 2, 3].map((page) => codes(`${query}&size=3&page=${page}`)));
      expect(pages.map((page) => page.length)).toEqual([3, 3, 2, 0]);
      expect(pages.flat()).toEqual(await codes(query));
      expect((await list(`${query}&size=3&page=9`)).total).toBe(8);
    },
  );

  test('unknown columns, operators and bounds are refused in Chinese', async () => {
    expect(await refused('sort=password')).toEqual([400, 'INPUT_INVALID', '不能按“password”排序']);
    expect(await refused('where=fact.secret:gt:1')).toEqual([
      400,
      'INPUT_INVALID',
      '没有“fact.secret”这一项，请从列表的列中选择',
    ]);
    expect((await refused('where=fact.taxPaid:between:1'))[2]).toContain('不支持条件“between”');
    expect((await refused('where=fact.taxPaid:gt:1e9'))[2]).toBe('比较的数应为十进制数');
    expect((await refused('size=501'))[1]).toBe('INPUT_INVALID');
    expect((await refused('year=1999'))[1]).toBe('INPUT_INVALID');
  });

  test.each([
    ["q=' or 1=1 --"],
    ['q=%_\\'],
    ["unit=x' or '1'='1"],
    ["grade=A');drop table enterprises;--"],
    ['industry=17'],
  ])('text that looks like SQL is only text: %s', async (query) => {
    const [key, value] = [query.slice(0, query.indexOf('=')), query.slice(query.indexOf('=') + 1)];
    const found = await codes(`${key}=${encodeURIComponent(value)}`);
    expect(found.length).toBe(key === 'industry' ? 5 : 0);
    expect((await list()).total).toBe(8);
  });

  test('sums are of everybody under the filter, exact, and count those left out', async () => {
    const sums = await county.read<EnterpriseSums>('/api/enterprises/sums?scale=above&size=1');
    // 10 + 10 + 20 + 20 + 40 亩; 100 + 50 + 100 + 50 + 200 万元
    expect([sums.total, sums.sums.landMu, sums.sums.taxPaid]).toEqual([
      5,
      { value: '100', unknown: 0 },
      { value: '500', unknown: 0 },
    ]);
  });

  test('the search box finds enterprises first, then places of the plan', async () => {
    const found = await county.read<Suggestion[]>(
      `/api/enterprises/suggest?q=${encodeURIComponent('云屏甲')}`,
    );
    expect(found[0]).toMatchObject({ kind: 'enterprise', title: name(1), href: `/enterprises/${code(1)}` });
    expect(await county.read<Suggestion[]>('/api/enterprises/suggest?q=')).toEqual([]);
  });

  test('a filter is saved once under a name, seen by others only if shared, and deleted by its owner alone', async () => {
    const view = { page: 'enterprises', name: '重点', search: '?grade=D', shared: false };
    const saved = (await county.office.post('/api/views', view)).json<SavedView>();
    expect((await county.office.post('/api/views', view)).json().code).toBe('VIEW_NAME_TAKEN');
    expect((await county.reader.get('/api/views?page=enterprises')).json()).toEqual([]);
    expect((await county.reader.delete(`/api/views/${saved.id}`)).json().code).toBe('NOT_FOUND');
    expect((await county.office.delete(`/api/views/${saved.id}`)).statusCode).toBe(204);
  });

  test('a filter is published to everybody by the office alone', async () => {
    const view = { page: 'enterprises', name: '全市重点', search: '?grade=D', shared: true };
    for (const role of ['department', 'township', 'reader'] as const) {
      const answer = await (await county.as(role)).post('/api/views', view);
      expect([role, answer.statusCode, answer.json().code]).toEqual([role, 403, 'NOT_ALLOWED']);
      const own = await (await county.as(role)).post('/api/views', { ...view, shared: false });
      expect([role, own.statusCode]).toEqual([role, 200]);
    }
    const published = (await county.office.post('/api/views', view)).json<SavedView>();
    const seen = (await county.reader.get('/api/views?page=enterprises')).json<SavedView[]>();
    expect(seen.filter(({ shared }) => shared).map(({ id }) => id)).toEqual([published.id]);
  });
});

describe('the source of a figure', () => {
  test('leads to the sender’s cells, with the rows around them', async () => {
    const source = await county.read<FactSource>(`/api/enterprises/${code(2)}/facts/2023/taxPaid`);
    expect(source).toMatchObject({ title: '实缴税金', value: '50', state: 'known', unit: '万元' });
    expect(source.source).toMatchObject({
      department: '县税务局',
      file: '纳税开票2023.csv',
      cells: 'E4、E5',
      matchedBy: 'code',
      committedBy: '甲',
      ruling: null,
    });
    expect(source.steps.map(({ text }) => text.split(' ')[0])).toEqual(['250', '250']);
    expect(source.excerpt!.rows.map(({ row, own }) => [row, own])).toEqual([
      [3, false],
      [4, true],
      [5, true],
      [6, false],
    ]);
    const used = source.excerpt!.rows.flatMap(({ cells }) =>
      cells.filter((cell) => cell.used).map(({ text }) => text),
    );
    expect(used).toEqual(['250', '250']);
    expect(source.excerpt!.columns.map(({ letter }) => letter)).toContain('E');
    expect(source.usedIn[0]!.text).toContain('总分 52.50');
    expect(source.history).toEqual([]);
  });

  test('a correction shows what it took the place of; undone, what it was', async () => {
    const batch = await county.send(
      '纳税开票2023.csv',
      csv([
        ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'],
        ['2023', code(2), name(2), '上', '510', '1000'],
      ]),
    );
    const url = `/api/enterprises/${code(2)}/facts/2023/taxPaid`;
    const corrected = await county.read<FactSource>(url);
    expect([corrected.value, corrected.history.map(({ value, why }) => [value, why])]).toEqual([
      '51',
      [['50', '被后来的批次取代']],
    ]);
    await county.undo(batch);
    const back = await county.read<FactSource>(url);
    expect([back.value, back.history.map(({ value, why }) => [value, why])]).toEqual([
      '50',
      [['51', '已撤回']],
    ]);
  });

  test('what nobody reported has no source; a fact or a firm that is not there is refused', async () => {
    const missing = await county.read<FactSource>(`/api/enterprises/${code(2)}/facts/2022/taxPaid`);
    expect([missing.state, missing.value, missing.source]).toEqual(['missing', null, null]);
    const at = async (url: string) => (await county.office.get(url)).json().code;
    expect(await at(`/api/enterprises/${code(2)}/facts/2023/secret`)).toBe('NOT_FOUND');
    expect(await at('/api/enterprises/91330000MA00000000/facts/2023/taxPaid')).toBe('ENTERPRISE_NOT_FOUND');
  });
});

describe('two departments that disagree', () => {
  const POWER = ['客户代码', '客户名称', '年电量', '自报销售'];
  const fact = async () => {
    const dossier = await county.read<Dossier>(`/api/enterprises/${code(3)}`);
    const found = dossier.years[0]!.facts.find(({ fact: id }) => id === 'sales')!;
    return [found.value, found.state];
  };
  const rule = (value: string | null, datasetId: string | null) =>
    county.deps.db.transaction(async (tx) => {
      await tx.run(sql`insert into fact_rulings (id, credit_code, year, fact, dataset_id, value, reason, made_at, made_by)
        values (gen_random_uuid(), ${code(3)}, 2023, 'sales', ${datasetId}, ${value}, '核对账册', ${county.clock.now()}, '甲')`);
      await rebuildYears(tx, sql`select ${code(3)} as credit_code, 2023 as year`);
    });

  test('agreeing is no dispute, differing is unknown until somebody rules, and a ruling can be taken back', async () => {
    const told = (figure: string) => csv([POWER, [code(3), name(3), '200000', figure]]);
    const same = await county.send('电量台账2023.csv', told('1000.00'));
    expect(await fact()).toEqual(['1000', 'known']);
    await county.undo(same);
    const other = await county.send('电量台账2023.csv', told('1100'));
    expect(await fact()).toEqual([null, 'disputed']);
    const listed = await list(`q=${code(3)}`);
    expect(listed.rows[0]!.facts.sales).toEqual({ value: null, state: 'unknown' });
    expect(
      (await county.read<FactSource>(`/api/enterprises/${code(3)}/facts/2023/sales`)).notes[0],
    ).toContain('裁定之前按未知处理');
    await rule(null, 'yongdian');
    expect(await fact()).toEqual(['1100', 'known']);
    county.clock.advance({ minutes: 1 });
    await rule('1050', null);
    expect(await fact()).toEqual(['1050', 'known']);
    await county.deps.db.transaction(async (tx) => {
      await tx.run(sql`update fact_rulings set withdrawn_at = ${county.clock.now()}`);
      await rebuildYears(tx, sql`select ${code(3)} as credit_code, 2023 as year`);
    });
    expect(await fact()).toEqual([null, 'disputed']);
    await county.undo(other);
    expect(await fact()).toEqual(['1000', 'known']);
  });
});
