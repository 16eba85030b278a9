import { describe, expect, test } from 'vitest';
import { energy, statistics } from '../../test/intake/datasets.ts';
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
