import type { Dossier } from '@tenglong/contracts/enterprise';
import type { BatchDetail, ProblemPage } from '@tenglong/contracts/intake';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { craftXlsx } from '../../../test/craft-xlsx.ts';
import { code, FIRMS, name, SHEETS } from '../../../test/plans/yunping.ts';
import { readWorkbook } from '../../../test/read-workbook.ts';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  await county.send('单位名册.csv', SHEETS['单位名册.csv']!);
});
afterAll(() => county.close());

async function download(client: TestClient, url: string) {
  const answer = await client.get(url);
  expect(answer.statusCode, answer.body).toBe(200);
  const fileName = decodeURIComponent(
    /filename\*=UTF-8''(.+)$/.exec(String(answer.headers['content-disposition']))![1]!,
  );
  const sheets = await readWorkbook(new Uint8Array(answer.rawPayload), fileName);
  const grid = sheets[0]!.rows.map(({ cells }) =>
    cells.map((cell) => (cell?.merged ? '' : (cell?.text ?? ''))),
  );
  return { bytes: new Uint8Array(answer.rawPayload), fileName, sheets, grid };
}

const factsOf = async (firm: number) => {
  const dossier = await county.read<Dossier>(`/api/enterprises/${code(firm)}`);
  const facts = dossier.years.find(({ year }) => year === 2023)?.facts ?? [];
  return Object.fromEntries(facts.map(({ fact, value, state }) => [fact, state === 'known' ? value : state]));
};

// As a bureau sends it: a title, a unit line in 公顷, two header rows, a second parcel, four different slips.
const TYPED = [
  ['云屏县占地台账（2023年度）'],
  ['填报单位：县自然资源局', '', '', '', '单位：公顷'],
  ['使用单位', '代码', '台账', '', '承租户数', '备注'],
  ['', '', '图斑号', '占地面积', '', ''],
  [name(1), code(1), 'T1', 0.4, 0, ''],
  [name(1), code(1), 'T2', '待测', 0, '第二宗'],
  [name(2), code(2), 'T3', 1, 3, ''],
  [name(3), `${code(3).slice(0, 17)}0`, 'T4', 0.5, 0, ''],
  [name(3), code(3), 'T5', 0.25, 0, ''],
  [name(4), code(4), 'T6', 1, 0, ''],
  [name(4), code(4), 'T6', 2, 0, ''],
  ['合计', '', '', 5.15, 3, ''],
];
const typed = (rows: (string | number)[][]) =>
  craftXlsx({ sheets: [{ name: '占地', rows, merges: ['C3:D3', 'A3:A4', 'B3:B4', 'E3:E4', 'F3:F4'] }] });

describe('the workbook of bad rows', () => {
  let batch: BatchDetail;
  let bad: Awaited<ReturnType<typeof download>>;

  beforeAll(async () => {
    batch = await county.send('占地台账2023.xlsx', typed(TYPED));
    bad = await download(county.office, `/api/intake/batches/${batch.id}/bad-rows`);
  });

  test('holds the rows with problems and the other rows of their enterprises, nothing else', () => {
    const original = bad.grid.flatMap((row) => (/^\d+$/.test(row.at(-3) ?? '') ? [row.at(-3)] : []));
    // Row 7, firm 2, is right in every cell; 5 and 9 are right and belong to firms of which another row is not.
    expect(original).toEqual(['5', '6', '8', '9', '10', '11']);
  });

  test('keeps the sender’s titles, unit line and headers, and says row, problem and remedy behind them', () => {
    const texts = bad.grid.flat();
    expect(texts).toContain('云屏县占地台账（2023年度）');
    expect(texts.some((text) => text.includes('单位：公顷'))).toBe(true);
    const header = bad.grid.findIndex((row) => row.includes('使用单位'));
    expect(bad.grid[header]).toEqual([
      '使用单位',
      '代码',
      '台账',
      '',
      '承租户数',
      '备注',
      '原行号',
      '问题',
      '办法',
    ]);
    expect(bad.grid[header + 1]!.slice(2, 4)).toEqual(['图斑号', '占地面积']);
    const second = bad.grid.find((row) => row.at(-3) === '6')!;
    expect(second.slice(0, 4)).toEqual([name(1), code(1), 'T2', '待测']);
    expect(second.at(-2)).toContain('不是数字');
    expect(second.at(-1)).toContain('请');
    expect(bad.grid.find((row) => row.at(-3) === '5')!.at(-1)).toContain('请一并保留');
  });

  test('dropped in as it is, the same problems come up again', async () => {
    const again = await county.drop('有问题的行.xlsx', bad.bytes);
    expect([again.datasetId, again.year]).toEqual(['zhandi', 2023]);
    const kinds = async (id: string) =>
      (await county.read<ProblemPage>(`/api/intake/batches/${id}/problems`)).rows
        .filter(({ severity }) => severity !== 'hint')
        .map(({ kind, name: of }) => `${kind} ${of}`)
        .sort();
    expect(await kinds(again.id)).toEqual(await kinds(batch.id));
    await county.office.delete(`/api/intake/batches/${again.id}`);
  });

  test('mended and dropped in, it is read whole: parcels that were right the first time are not lost', async () => {
    const header = bad.grid.findIndex((row) => row.includes('使用单位'));
    const mended = bad.grid.map((row, at) => {
      const cells: (string | number)[] = [...row];
      if (at <= header + 1) return cells;
      if (row.at(-3) === '6') cells[3] = 0.2;
      if (row.at(-3) === '8') cells[1] = code(3);
      return row.at(-3) === '11' ? [] : cells;
    });
    const mend = craftXlsx({
      sheets: [
        {
          name: '占地',
          rows: mended,
          merges: bad.grid[header]!.flatMap((text, at) =>
            text === '台账' ? [`${'ABCDEFGH'[at]}${header + 1}:${'ABCDEFGH'[at + 1]}${header + 1}`] : [],
          ),
        },
      ],
    });
    const draft = await county.drop('有问题的行.xlsx', mend);
    expect([draft.datasetId, draft.year, draft.problems!.hold, draft.problems!.unknown]).toEqual([
      'zhandi',
      2023,
      0,
      0,
    ]);
    await county.commit(draft);
    // 1 公顷 is 15 亩: 0.4 + 0.2, 0.5 + 0.25 and 1 公顷; firm 2 keeps what the first sheet said.
    expect((await factsOf(1)).landMu).toBe('9');
    expect((await factsOf(3)).landMu).toBe('11.25');
    expect((await factsOf(4)).landMu).toBe('15');
    expect(await factsOf(2)).toMatchObject({ landMu: '15', tenants: '3' });
  });

  test('columns that a person had to point out come back under the plan’s own words', async () => {
    const odd = craftXlsx({
      sheets: [
        {
          name: '表',
          rows: [
            ['占地台账2023'],
            ['名头', '代码', '地的大小', '图斑号', '承租户数'],
            [name(5), code(5), '不详', 'T9', 0],
            [name(6), code(6), 2, 'T9', 0],
          ],
        },
      ],
    });
    const dropped = await county.drop('占地台账2023.xlsx', odd);
    const columns = [{ sheet: '表', index: 2, field: 'area', unit: '亩' }];
    const mapped = await county.office.patch(`/api/intake/batches/${dropped.id}`, {
      datasetId: 'zhandi',
      year: 2023,
      columns,
    });
    expect(mapped.json<BatchDetail>().problems!.unknown).toBe(1);
    const file = await download(county.office, `/api/intake/batches/${dropped.id}/bad-rows`);
    const again = await county.drop('有问题的行.xlsx', file.bytes);
    expect(again.sheets[0]!.columns.find(({ index }) => index === 2)).toMatchObject({
      field: 'area',
      unit: '亩',
      by: 'plan',
    });
  });

  test('a batch without a problem answers with a workbook that says so', async () => {
    const clean = await county.drop('电量台账2023.csv', SHEETS['电量台账2023.csv']!);
    const file = await download(county.reader, `/api/intake/batches/${clean.id}/bad-rows`);
    expect(file.grid).toEqual([['这一批没有要改的行']]);
  });
});

describe('blank templates', () => {
  test('say title, department, units and the plan’s own words', async () => {
    const file = await download(county.reader, '/api/intake/templates/zhandi?year=2023');
    expect(file.fileName).toBe('占地与出租-2023年-模板.xlsx');
    expect(file.grid[0]![0]).toBe('云屏县占地与出租（2023 年度）');
    expect(file.grid[1]!.join('')).toContain('报送部门：县自然资源局');
    expect(file.grid[1]!.join('')).toContain('单位：亩、家');
    expect(file.grid[2]).toEqual(['代码', '使用单位', '图斑号', '占地面积（亩）', '承租户数（家）']);
  });

  test.each([['zhandi'], ['nashui'], ['yongdian'], ['mingce'], ['chufa']])(
    '%s: filled in, it is read without a question',
    async (dataset) => {
      const { grid, fileName } = await download(county.office, `/api/intake/templates/${dataset}?year=2023`);
      const header = grid.at(-1)!;
      const firm = FIRMS[0]!;
      const values: Record<string, string | number> = {
        mingce: firm.unit,
        zhandi: 12,
        nashui: 34,
        yongdian: 56,
        chufa: '安全',
      };
      const filled = header.map((text) => {
        if (/代码/.test(text)) return code(1);
        if (/单位$|人$|名称$|当事人$/.test(text)) return name(1);
        if (/日期/.test(text)) return '2023-05-06';
        if (/档次/.test(text)) return '普通';
        if (/规模|四上/.test(text)) return '四上';
        if (/行业/.test(text)) return '1711';
        return values[dataset]!;
      });
      const draft = await county.drop(
        fileName,
        craftXlsx({ sheets: [{ name: '表', rows: [...grid, filled] }] }),
      );
      expect(draft.datasetId).toBe(dataset);
      expect(draft.counts).toMatchObject({ rows: 1, byCode: 1, held: 0 });
      expect(draft.problems).toEqual({ hold: 0, unknown: 0, hint: 0 });
      if (['zhandi', 'nashui', 'yongdian'].includes(dataset)) expect(draft.year).toBe(2023);
      const read = draft.sheets[0]!.columns;
      expect(read.every(({ field }) => field !== null)).toBe(true);
      for (const { unit, canonicalUnit } of read) expect(unit).toBe(canonicalUnit);
    },
  );

  test('a dataset the plan does not have', async () => {
    expect((await county.office.get('/api/intake/templates/none')).json().code).toBe('NOT_FOUND');
  });
});
