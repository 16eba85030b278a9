import { describe, expect, test } from 'vitest';
import { energy, statistics, tax } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  type GridCell,
  grid,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import type { Dataset } from './dataset.ts';
import type { Ruling } from './ruling.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], rulings: Ruling[] = []) =>
  stageGrid({ dataset, roster, rulings, sheets: { 表: grid(cells) } });

const ENERGY = ['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];

describe('the sum under a table', () => {
  const table = (total: GridCell) => [
    ['单位：万元'],
    ['统一社会信用代码', '企业名称', '工业增加值', '营业收入', '平均用工人数'],
    [CODE_A, '', 10.5, 100, 3],
    [CODE_B, '', 20.25, 200, 4],
    ['', '合计', total, 300, 7],
  ];

  test.each([
    ['equals the rows', '30.75', []],
    ['is rounded to its last place', '31', []],
    ['is off by more than one in its last place', '32', ['total-mismatch C5']],
    ['is far off', 3075, ['total-mismatch C5']],
  ] as const)('%s', (_, total, problems) => {
    expect(shortly(stage(statistics, table(total)))).toEqual(problems);
  });

  test('小计 sums the rows since the last one, 总计 all of them', () => {
    const rows = [
      ENERGY,
      [1, CODE_A, '', 1, 10],
      ['小计', '', '', 1, 10],
      [2, CODE_B, '', 2, 20],
      ['小计', '', '', 2, 21],
      [3, CODE_C, '', 4, 40],
      ['总计', '', '', 7, 70],
    ];
    expect(shortly(stage(energy, rows))).toEqual([]);
    const off = rows.map((row) => (row[0] === '总计' ? ['总计', '', '', 7, 99] : row));
    expect(shortly(stage(energy, off))).toEqual(['total-mismatch E7']);
  });

  test('乡镇合计 sums several 小计 above it, and not all of them', () => {
    const rows = (township: number) => [
      ENERGY,
      [1, CODE_A, '', 1, 10],
      ['小计', '', '', 1, 10],
      [2, CODE_B, '', 2, 20],
      ['小计', '', '', 2, 20],
      [3, CODE_C, '', 4, 40],
      ['小计', '', '', 4, 40],
      ['楚门镇合计', '', '', township, 60],
      ['总计', '', '', 7, 70],
    ];
    expect(shortly(stage(energy, rows(6)))).toEqual([]);
    expect(shortly(stage(energy, rows(9)))).toEqual(['total-mismatch D8']);
  });

  test('总计 is compared with the rows, however many 小计 stand between them, and never with none', () => {
    const groups = Array.from({ length: 42 }, () => [
      [1, CODE_A, '', 10, 100],
      ['小计', '', '', 10, 100],
    ]).flat();
    const total = (value: number) => ['总计', '', '', value, 4200];
    const sums = (cells: readonly (readonly GridCell[])[]) =>
      shortly(stage(energy, cells)).filter((one) => one.startsWith('total'));
    expect(sums([ENERGY, ...groups, total(420)])).toEqual([]);
    expect(sums([ENERGY, ...groups, total(0)])).toEqual(['total-mismatch D86']);
    const heads = groups.map((_, index) => groups[index % 2 === 0 ? index + 1 : index - 1] ?? []);
    expect(sums([ENERGY, total(420), ...heads])).toEqual([]);
    expect(sums([ENERGY, total(440), ...heads])).toEqual(['total-mismatch D2']);
  });

  test('a sum at the head of its rows sums those below it', () => {
    const rows = (all: number, second: number) => [
      ENERGY,
      ['全市总计', '', '', all, 70],
      ['玉城街道合计', '', '', 3, 30],
      [1, CODE_A, '', 1, 10],
      [2, CODE_B, '', 2, 20],
      ['楚门镇合计', '', '', second, 40],
      [3, CODE_C, '', 4, 40],
    ];
    expect(shortly(stage(energy, rows(7, 4)))).toEqual([]);
    expect(shortly(stage(energy, rows(9, 4)))).toEqual(['total-mismatch D2']);
    expect(shortly(stage(energy, rows(7, 6)))).toEqual(['total-mismatch D6']);
    expect(stage(energy, rows(9, 4)).rowProblems[0]?.message).toContain('合计数 9 与各行相加 7 不相等');
  });

  test('one that stands under its rows sums nothing that comes after it', () => {
    const rows = [ENERGY, [1, CODE_A, '', 1, 10], ['小计', '', '', 5, 10], [2, CODE_B, '', 5, 20]];
    expect(shortly(stage(energy, rows))).toEqual(['total-mismatch D3']);
  });

  test('of one enterprise among its kinds of tax is not compared with the sheet', () => {
    const rows = [
      ['单位：元'],
      ['纳税人识别号', '企业名称', '税种', '入库税额'],
      [CODE_A, '', '增值税', 30],
      [CODE_B, '', '合计', 5],
      [CODE_B, '', '增值税', 5],
      ['合计', '', '', 35],
    ];
    expect(shortly(stage(tax, rows))).toEqual([]);
  });

  test('over a cell that is no number, or one held back, is judged as far as it can be', () => {
    const unknown = [ENERGY, [1, CODE_A, '', '约1', 10], ['合计', '', '', 9, 10]];
    expect(shortly(stage(energy, unknown))).toEqual(['not-a-number D2']);
    const held = [
      ENERGY,
      [1, CODE_A, '', 1, 10],
      [2, '91331083100000003C', '外地厂', 2, 5],
      ['合计', '', '', 3, 15],
    ];
    expect(shortly(stage(energy, held))).toEqual(['unknown-enterprise B3']);
  });
});
