import { describe, expect, test } from 'vitest';
import { energy, land, statistics } from '../../test/intake/datasets.ts';
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
import type { Dataset } from './dataset.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], merges: string[] = []) =>
  stageGrid({ dataset, roster, sheets: { 表: grid(cells, merges) } });

const ENERGY = ['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];

describe('what is no enterprise is not read as one', () => {
  test('小计, 合计, 其中, a repeated header, notes and signatures', () => {
    const staged = stage(energy, [
      ['2022年企业用能情况'],
      ENERGY,
      [1, CODE_A, '甲泰阀门有限公司', 10, 2],
      ['小计', null, null, 10, 2],
      ENERGY,
      [2, CODE_B, '乙隆铸造（浙江）有限公司', 20, 4],
      [null, null, '其中：规上', 20, 4],
      [null, null, '合  计', 30, 6],
      ['总计', null, '2家', 30, 6],
      ['注：综合能耗为等价值。'],
      ['填表人：        审核人：        '],
      ['填报日期：2023年3月5日'],
    ]);
    expect(factsOf(staged)).toEqual({
      [CODE_A]: { energyTce: '10', electricity10kKwh: '2' },
      [CODE_B]: { energyTce: '20', electricity10kKwh: '4' },
    });
    expect(shortly(staged)).toEqual([]);
    expect(staged.counts).toMatchObject({ rows: 2, byCode: 2, held: 0, notEnterprises: 8 });
  });

  test('groups named where an enterprise should stand, headings with numbers, sums of a page, a legend', () => {
    const staged = stage(energy, [
      ENERGY,
      ['一、规上企业'],
      [1, CODE_A, '甲泰阀门有限公司', 10, 2],
      ['页计', null, null, 10, 2],
      [null, null, '其中：玉城街道', 10, 2],
      [null, null, '坎门街道', 0, 0],
      ['（二）规下企业', null, null, 20, 4],
      [null, null, '规下工业企业', 20, 4],
      [null, null, '★ 表示重点企业'],
      [2, CODE_B, '坎门街道', 20, 4],
    ]);
    expect(factsOf(staged)).toEqual({
      [CODE_A]: { energyTce: '10', electricity10kKwh: '2' },
      [CODE_B]: { energyTce: '20', electricity10kKwh: '4' },
    });
    // a code decides, whatever the name says
    expect(staged.counts).toMatchObject({ rows: 2, byCode: 2, held: 0, notEnterprises: 7 });
    expect(shortly(staged).filter((problem) => /unknown|no-key/.test(problem))).toEqual([]);
  });

  test('a header of two merged rows that comes again', () => {
    const head = [
      ['序号', '企业名称', '统一社会信用代码', '宗地号', '用地面积', null, null],
      [null, null, null, null, '自有', '租入', '租出'],
    ];
    const staged = stage(
      land,
      [
        ['单位：亩'],
        ...head,
        [1, '甲泰阀门有限公司', CODE_A, '1号', 3, null, null],
        ...head,
        [2, '丙盛机床有限公司', CODE_C, '2号', 4, 1, null],
      ],
      ['E2:G2', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E5:G5', 'A5:A6', 'B5:B6', 'C5:C6', 'D5:D6'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '3' }, [CODE_C]: { landMu: '5' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('a header that comes again with its columns in another order, or under another unit line, is read anew', () => {
    const staged = stage(energy, [
      ['企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'],
      ['甲泰阀门有限公司', 10, 2],
      ['用电量（千瓦时）', '综合能耗（吨标准煤）', '企业名称'],
      [50_000, 20, '丙盛机床有限公司'],
    ]);
    expect(factsOf(staged)[CODE_C]).toEqual({ energyTce: '20', electricity10kKwh: '5' });
    const units = stage(statistics, [
      ['单位：千元'],
      ['企业名称', '工业增加值', '营业收入', '平均用工人数'],
      ['甲泰阀门有限公司', 10, 20, 3],
      ['单位：万元'],
      ['企业名称', '工业增加值', '营业收入', '平均用工人数'],
      ['丙盛机床有限公司', 10, 20, 3],
    ]);
    expect([factsOf(units)[CODE_A]?.valueAdded, factsOf(units)[CODE_C]?.valueAdded]).toEqual(['1', '10']);
  });

  test('the row that numbers the columns, a heading merged across, a title between, and rows with an ordinal alone', () => {
    const staged = stage(
      energy,
      [
        ENERGY,
        ['甲', '乙', '丙', 1, 2],
        ['一、玉城街道', null, null, null, null],
        [1, CODE_A, '甲泰阀门有限公司', 10, 2],
        [2, null, null, null, null],
        ['二、坎门街道', null, null, null, null],
      ],
      ['A3:E3', 'A6:E6'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: '10', electricity10kKwh: '2' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('a firm whose name begins like a sum is a firm', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, null, '合计算科技有限公司', 1, 2],
      [2, null, '注塑机械有限公司', 1, 2],
    ]);
    expect(shortly(staged)).toEqual(['unknown-enterprise C2', 'unknown-enterprise C3']);
  });

  test('a firm without figures is a firm', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, CODE_A, '甲泰阀门有限公司', null, 3],
      [null, null, '丁字阀门有限公司'],
    ]);
    expect(shortly(staged)).toEqual(['missing D2', 'unknown-enterprise C3']);
  });

  test('a hidden sheet is named and not read', () => {
    const sheets = {
      草稿: grid([ENERGY, [1, CODE_A, '', 99, 9]]),
      表: grid([ENERGY, [1, CODE_A, '', 10, 2]]),
    };
    const staged = stageGrid({ dataset: energy, roster, sheets, hidden: ['草稿'] });
    expect(factsOf(staged)[CODE_A]?.energyTce).toBe('10');
    expect(staged.sheets.map(({ name, read, skipped }) => [name, read, skipped])).toEqual([
      ['草稿', false, '是隐藏的'],
      ['表', true, ''],
    ]);
  });

  test('one sheet per township is one table', () => {
    const sheets = {
      玉城街道: grid([ENERGY, [1, CODE_A, '', 10, 2]]),
      坎门街道: grid([ENERGY, [1, CODE_B, '', 20, 4]]),
    };
    const staged = stageGrid({ dataset: energy, roster, sheets });
    expect(Object.keys(factsOf(staged))).toEqual([CODE_A, CODE_B]);
  });

  test('a sheet per year is read for each year', () => {
    const sheets = {
      '2021年': grid([ENERGY, [1, CODE_A, '', 10, 2]]),
      '2022年': grid([ENERGY, [1, CODE_A, '', 20, 4]]),
    };
    const yearBySheet = new Map([
      ['2021年', 2021],
      ['2022年', 2022],
    ]);
    const staged = stageGrid({ dataset: energy, roster, sheets, year: null, yearBySheet });
    expect([factsOf(staged, 2021)[CODE_A]?.energyTce, factsOf(staged, 2022)[CODE_A]?.energyTce]).toEqual([
      '10',
      '20',
    ]);
    expect(shortly(staged)).toEqual([]);
  });

  test('a column of years sends each row to its year', () => {
    const staged = stage(energy, [
      ['年度', ...ENERGY],
      ['2021年', 1, CODE_A, '', 10, 2],
      [2022, 2, CODE_A, '', 20, 4],
    ]);
    expect([factsOf(staged, 2021)[CODE_A]?.energyTce, factsOf(staged, 2022)[CODE_A]?.energyTce]).toEqual([
      '10',
      '20',
    ]);
  });
});
