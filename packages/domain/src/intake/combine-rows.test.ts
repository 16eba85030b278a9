import { describe, expect, test } from 'vitest';
import { energy, land, tax } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  factsOf,
  type GridCell,
  grid,
  problemsOf,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import type { Dataset } from './dataset.ts';
import type { Ruling } from './ruling.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], rulings: Ruling[] = []) =>
  stageGrid({ dataset, roster, rulings, sheets: { 表: grid(cells) } });

const TAX = ['统一社会信用代码', '企业名称', '税种', '入库税额（元）'];
const ENERGY = ['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];

describe('rows that differ in a part column are parts', () => {
  test('they are summed', () => {
    const staged = stage(tax, [
      TAX,
      [CODE_A, '', '增值税', 10_000],
      [CODE_A, '', '房产税', '5,000.00'],
      [CODE_A, '', '印花税', '(100)'],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: '1.49' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('a part repeated alike counts once, and is listed as the same row twice', () => {
    const staged = stage(tax, [
      TAX,
      [CODE_A, '', '增值税', 10_000],
      [CODE_A, '', '增值 税', '１０，０００'],
      [CODE_A, '', '房产税', 5000],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: '1.5' } });
    expect(shortly(staged)).toEqual(['duplicate-identical 3']);
  });

  test('an unknown part makes the sum unknown', () => {
    const staged = stage(tax, [
      TAX,
      [CODE_A, '', '增值税', 10_000],
      [CODE_A, '', '房产税', '约5000'],
      [CODE_B, '', '增值税', 1],
      [CODE_B, '', '房产税', null],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: null }, [CODE_B]: { tax: null } });
    expect(shortly(staged)).toEqual(['not-a-number D3', 'missing D5']);
  });

  test('a part given twice with other figures makes the sum unknown', () => {
    const staged = stage(tax, [
      TAX,
      [CODE_A, '', '增值税', 10_000],
      [CODE_A, '', '增值税', 10_001],
      [CODE_A, '', '房产税', 5000],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: null } });
    expect(problemsOf(staged).map(({ kind, rows }) => [kind, rows])).toEqual([
      ['duplicate-conflicting', [2, 3]],
    ]);
  });

  test('a sum among the parts is no part', () => {
    const staged = stage(tax, [TAX, [CODE_A, '', '增值税', 10_000], [CODE_A, '', '合计', 10_000]]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: '1' } });
  });

  test('an enterprise of which only the sum of its parts is sent has that', () => {
    const rows = [
      [CODE_A, '', '合计', 10_000],
      [CODE_B, '', '增值税', 5000],
      ['合计', '', '', 15_000],
    ];
    const only = stage(tax, [TAX, ...rows]);
    expect(factsOf(only)).toEqual({ [CODE_A]: { tax: '1' }, [CODE_B]: { tax: '0.5' } });
    expect(shortly(only)).toEqual([]);
    const twice = stage(tax, [TAX, [CODE_A, '', '合计', 10_000], [CODE_A, '', '合计', 10_001]]);
    expect(factsOf(twice)).toEqual({ [CODE_A]: { tax: null } });
  });

  test('a sum beside its parts counts on no other sheet either, and what stands in it is not looked at', () => {
    const staged = stageGrid({
      dataset: tax,
      roster,
      sheets: {
        一: grid([
          TAX,
          [CODE_A, '', '合计', 30_000],
          [CODE_B, '', '合计', '约3'],
          [CODE_B, '', '增值税', 5000],
        ]),
        二: grid([TAX, [CODE_A, '', '增值税', 10_000], [CODE_A, '', '房产税', 20_000]]),
      },
    });
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: '3' }, [CODE_B]: { tax: '0.5' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('rents stand on the first parcel alone', () => {
    const staged = stage(land, [
      ['统一社会信用代码', '宗地号', '自有（平方米）', '租入（平方米）', '租出（平方米）'],
      [CODE_A, '4-1号', '7138.4', 2380.1, 500],
      [CODE_A, '4-2号', 4759, null, null],
    ]);
    // (7138.4 + 4759 + 2380.1 − 500) ㎡ × 3/2000
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '20.66625' } });
  });
});

describe('a parcel said twice', () => {
  const twice = (first: readonly GridCell[], second: readonly GridCell[]) =>
    stage(land, [
      ['统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）', '租出（亩）'],
      [CODE_A, '1号', ...first],
      [CODE_A, '1号', ...second],
    ]);

  test('with 0 once and nothing once for the rent says the same', () => {
    const staged = twice([5, null, '—'], [5, 0, '0.00']);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '5' } });
    expect(shortly(staged)).toEqual(['duplicate-identical 3']);
  });

  test.each([
    ['a rent and none', [5, 1, null], [5, null, null], ['duplicate-conflicting D3']],
    ['自有 of 0 and a blank one', [0, 1, null], [null, 1, null], ['duplicate-conflicting C3']],
  ] as const)('with %s differs', (_, first, second, problems) => {
    const staged = twice(first, second);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: null } });
    expect(shortly(staged)).toEqual(problems);
  });
});

describe('a second row of one enterprise without parts', () => {
  test('that says the same counts once, however it is spelt, its ordinal aside', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, CODE_A, '甲泰阀门有限公司', 10, 2],
      [7, CODE_A.toLowerCase(), '甲泰阀门 有限公司', '10.00', '２'],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: '10', electricity10kKwh: '2' } });
    expect(problemsOf(staged).map(({ kind, row, rows }) => [kind, row, rows])).toEqual([
      ['duplicate-identical', 3, [2, 3]],
    ]);
  });

  test('that is matched by its name is the same enterprise', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, CODE_A, '甲泰阀门有限公司', 10, 2],
      [2, null, '甲泰阀门有限公司', 10, 2],
    ]);
    expect(shortly(staged)).toEqual(['matched-by-name C3', 'duplicate-identical 3']);
  });

  test('that differs in a field makes that field unknown, the others stand', () => {
    const staged = stage(energy, [ENERGY, [1, CODE_A, '', 10, 2], [2, CODE_A, '', 11, 2]]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: null, electricity10kKwh: '2' } });
    expect(problemsOf(staged).map(({ kind, column, rows, fields }) => [kind, column, rows, fields])).toEqual([
      ['duplicate-conflicting', 'D', [2, 3], ['energyTce']],
    ]);
  });

  test('a value in one and a blank in the other differ', () => {
    const staged = stage(energy, [ENERGY, [1, CODE_A, '', 10, 2], [2, CODE_A, '', 10, null]]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: '10', electricity10kKwh: null } });
    expect(shortly(staged)).toEqual(['missing E3', 'duplicate-conflicting E3']);
  });

  test('the same text that is no number twice says the same; a placeholder and a blank do too', () => {
    const staged = stage(energy, [ENERGY, [1, CODE_A, '', '约5', '—'], [2, CODE_A, '', '约 5', null]]);
    expect(shortly(staged).filter((line) => line.startsWith('duplicate'))).toEqual(['duplicate-identical 3']);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: null, electricity10kKwh: null } });
  });

  test('three rows, one of them different, conflict as a whole', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, CODE_A, '', 10, 2],
      [2, CODE_A, '', 10, 2],
      [3, CODE_A, '', 10, 3],
    ]);
    expect(problemsOf(staged).map(({ kind, rows }) => [kind, rows])).toEqual([
      ['duplicate-conflicting', [2, 3, 4]],
    ]);
  });

  test('on another sheet is a second row all the same', () => {
    const sheets = { 甲: grid([ENERGY, [1, CODE_A, '', 10, 2]]), 乙: grid([ENERGY, [1, CODE_A, '', 10, 2]]) };
    const staged = stageGrid({ dataset: energy, roster, sheets });
    expect(problemsOf(staged).map(({ kind, sheet, row }) => [kind, sheet, row])).toEqual([
      ['duplicate-identical', '乙', 2],
    ]);
    expect(problemsOf(staged)[0]?.message).toContain('甲!2、乙!2');
  });
});

test('rows that disagree are listed on their own sheet, whatever other sheets the enterprise stands on', () => {
  const head = ['统一社会信用代码', '宗地号', '自有（亩）'];
  const sheets = {
    甲: grid([head, [CODE_A, '1号', 10]]),
    乙: grid([head, [CODE_A, '1号', 11]]),
    丙: grid([head, [CODE_A, '2号', 5]]),
  };
  const staged = stageGrid({ dataset: land, roster, sheets });
  expect(problemsOf(staged).map(({ kind, sheet, row, rows }) => [kind, sheet, row, rows])).toEqual([
    ['duplicate-conflicting', '乙', 2, [2]],
  ]);
});

describe('every fact says which cells it came from', () => {
  test('by sheet, row, column letter and what was written', () => {
    const staged = stage(land, [
      ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）'],
      ['', CODE_A, '1号', ' 2.50 ', 1],
      ['', CODE_A, '2号', 3, null],
    ]);
    expect(staged.years[0]?.facts.get(CODE_A)?.get('landMu')?.cells).toEqual([
      { file: '表.xlsx', sheet: '表', row: 2, column: 'D', raw: ' 2.50 ' },
      { file: '表.xlsx', sheet: '表', row: 2, column: 'E', raw: '1' },
      { file: '表.xlsx', sheet: '表', row: 3, column: 'D', raw: '3' },
      { file: '表.xlsx', sheet: '表', row: 3, column: 'E', raw: '' },
    ]);
  });
});
