import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allDatasets, energy, land, rosterData, tax } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  factsOf,
  type GridCell,
  grid,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import { WorkbookStager } from './stage-workbook.ts';

const runs = { numRuns: 40 };

const parts = fc.array(
  fc.record({
    code: fc.constantFrom(CODE_A, CODE_B, CODE_C),
    kind: fc.constantFrom('增值税', '房产税', '印花税', '契税'),
    cents: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  }),
  { maxLength: 30 },
);
const toRow = ({ code, kind, cents }: { code: string; kind: string; cents: number }): GridCell[] => [
  code,
  '某某有限公司',
  kind,
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`,
];
const HEAD = ['统一社会信用代码', '企业名称', '税种', '入库税额（元）'];

test('the order of rows and of columns changes no fact', () => {
  fc.assert(
    fc.property(
      parts,
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      fc.infiniteStream(fc.nat()),
      (list, order, keys) => {
        const rows = list.map(toRow);
        const shuffled = rows.map((row) => [keys.next().value ?? 0, row] as const).sort(([a], [b]) => a - b);
        const pick = (row: readonly GridCell[]) => order.map((column) => row[column] ?? null);
        const straight = stageGrid({ dataset: tax, roster, sheets: { 表: grid([HEAD, ...rows]) } });
        const turned = stageGrid({
          dataset: tax,
          roster,
          sheets: { 表: grid([HEAD, ...shuffled.map(([, row]) => row)].map(pick)) },
        });
        const sorted = (staged: typeof straight) => Object.entries(factsOf(staged)).sort();
        expect(sorted(turned)).toEqual(sorted(straight));
      },
    ),
    runs,
  );
});

test('distinct parts add up to the last cent', () => {
  const own = fc.uniqueArray(fc.integer({ min: -10_000_000, max: 10_000_000 }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(own, (cents) => {
      const rows = cents.map((c, i) => ['1', CODE_A, `${i}号`, `${c < 0 ? '-' : ''}${Math.abs(c)}`]);
      const staged = stageGrid({
        dataset: land,
        roster,
        sheets: { 表: grid([['序号', '统一社会信用代码', '宗地号', '自有（平方米）'], ...rows]) },
      });
      const total = BigInt(cents.reduce((sum, c) => sum + c, 0)) * 3n;
      const value = staged.years[0]?.facts.get(CODE_A)?.get('landMu')?.value;
      expect(value && value.n * 2000n).toBe(value && total * value.d);
    }),
    runs,
  );
});

test('grids of anything neither crash the intake nor make it create enterprises', () => {
  const words = fc.constantFrom(
    '企业名称',
    '统一社会信用代码',
    '综合能耗',
    '用电量（度）',
    '单位：千元',
    '合计',
    '小计',
    '甲',
    '—',
    '1,234',
    '(5)',
    '约5',
    CODE_A,
    '甲泰阀门有限公司',
    '2022',
    '上年同期',
    '（',
    '）',
    '其中：',
    '￥',
    '\u0000',
    '﷽',
  );
  const cell: fc.Arbitrary<GridCell> = fc.oneof(
    words,
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.double(),
    fc.constant(null),
    fc.constantFrom<GridCell>(
      { text: '#N/A', kind: 'error' },
      { text: '44818', kind: 'number', date: '2022-09-14' },
    ),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 25 });
  const ranges = fc.array(
    fc
      .tuple(fc.nat(5), fc.integer({ min: 1, max: 20 }), fc.nat(3), fc.nat(3))
      .map(([column, row, wide, high]) => {
        const letter = (at: number) => String.fromCharCode(65 + at);
        return `${letter(column)}${row}:${letter(column + wide)}${row + high}`;
      }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(rows, ranges, fc.constantFrom(...allDatasets), (cells, merges, dataset) => {
      const isRoster = dataset === rosterData;
      const staged = stageGrid({
        dataset,
        sheets: { 表: grid(cells, merges) },
        ...(isRoster ? {} : { roster }),
      });
      for (const { facts } of staged.years) {
        for (const code of facts.keys()) expect([CODE_A, CODE_B, CODE_C]).toContain(code);
      }
      expect(staged.counts.rows).toBeLessThanOrEqual(cells.length);
    }),
    runs,
  );
}, 60_000);

test('rows are handed on one by one, and none is kept for the preview', () => {
  const seen: string[] = [];
  const stager = new WorkbookStager({
    file: '表.xlsx',
    dataset: energy,
    year: 2022,
    roster,
    onRow: ({ row, kind, creditCode, matchedBy }) =>
      seen.push(`${row.row} ${kind} ${creditCode} ${matchedBy}`),
  });
  const sheet = stager.openSheet({ name: '表', hidden: false });
  if (!sheet) throw new Error('the sheet is not hidden');
  const rows = grid([
    ['统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'],
    [CODE_A, '甲泰阀门有限公司', 1, 2],
    [null, '乙隆铸造(浙江)有限公司', 1, 2],
    [null, '外地公司', 1, 2],
    ['合计', null, 3, 6],
  ]);
  for (const row of rows) {
    sheet.row(row);
    if (row.row === 2) expect(seen).toEqual([`2 enterprise ${CODE_A} code`]);
  }
  stager.closeSheet('表', sheet, true);
  expect(seen.slice(1)).toEqual([`3 enterprise ${CODE_B} name`, '4 enterprise  none', '5 aggregate  none']);
});

test('a table of no known year is not counted, and says so', () => {
  const sheets = { 表: grid([HEAD, [CODE_A, '', '增值税', 1]]) };
  const staged = stageGrid({ dataset: tax, roster, sheets, year: null });
  expect(shortly(staged)).toEqual(['year-uncertain']);
  expect(staged.years.map(({ year }) => year)).toEqual([null]);
});

test('a sheet without a header is passed over, however long it is', () => {
  const rows = grid(Array.from({ length: 5000 }, (_, i): GridCell[] => [`第 ${i} 条`, '说明', '事项']));
  const staged = stageGrid({ dataset: energy, roster, sheets: { 说明: rows } });
  expect(staged.sheets.map(({ read, skipped }) => [read, skipped])).toEqual([
    [false, '没有找到对得上的表头'],
  ]);
});

test('a header that misses a column is still found, once enough rows have been seen', () => {
  const body = Array.from({ length: 200 }, (_, i): GridCell[] => [i, CODE_A, '甲泰阀门有限公司', 1]);
  const staged = stageGrid({
    dataset: energy,
    roster,
    sheets: { 表: grid([['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）'], ...body]) },
  });
  expect(staged.counts.rows).toBe(200);
  expect(shortly(staged)).toEqual(['column-missing 1', 'duplicate-identical 201']);
});

test('sources that name different years are listed, until a person has said the year', () => {
  const sheets = { 表: grid([HEAD, [CODE_A, '', '增值税', 1]]) };
  const disputed = {
    file: '税收-2022.csv',
    dataset: tax,
    year: 2022,
    roster,
    yearDisagreement: ['文件名 2022 年', '表内标题 2021 年'],
  };
  const run = (more: object = {}) => {
    const stager = new WorkbookStager({ ...disputed, ...more });
    const sheet = stager.openSheet({ name: '表', hidden: false });
    if (!sheet) throw new Error('the sheet is not hidden');
    for (const row of sheets.表) sheet.row(row);
    stager.closeSheet('表', sheet, true);
    return shortly(stager.finish());
  };
  expect(run()).toEqual(['year-uncertain']);
  expect(run({ choice: { year: 2022, columns: [], sheets: [] } })).toEqual([]);
});
