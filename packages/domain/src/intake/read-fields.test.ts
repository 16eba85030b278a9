import { describe, expect, test } from 'vitest';
import { emission, energy, investment, land, statistics, tax } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  factsOf,
  type GridCell,
  grid,
  problemsOf,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import type { Dataset } from './dataset.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], merges: string[] = []) =>
  stageGrid({ dataset, roster, sheets: { 表: grid(cells, merges) } });

const ENERGY = ['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];
const TAX = ['纳税人识别号', '企业名称', '税种', '入库税额（元）'];

describe('units are converted exactly', () => {
  test.each([
    ['千元', '22374', '2237.4'],
    ['万元', '2237.4', '2237.4'],
    ['元', '22374000', '2237.4'],
    ['亿元', '0.22374', '2237.4'],
    ['百万元', '22.374', '2237.4'],
  ])('工业增加值 in %s', (unit, typed, value) => {
    const staged = stage(statistics, [
      ['企业名称', `工业增加值（${unit}）`],
      ['甲泰阀门有限公司', typed],
    ]);
    expect(factsOf(staged)[CODE_A]?.valueAdded).toBe(value);
  });

  test.each([
    ['平方米', '2000', '3'],
    ['㎡', '2000', '3'],
    ['m²', '1000', '1.5'],
    ['公顷', '0.2', '3'],
    ['亩', '3', '3'],
    ['万平方米', '0.2', '3'],
    ['平方米', '1', '0.0015'],
  ])('land in %s: %s is %s 亩', (unit, typed, value) => {
    const staged = stage(land, [
      ['企业名称', '宗地号', `自有（${unit}）`],
      ['甲泰阀门有限公司', '1号', typed],
    ]);
    expect(factsOf(staged)[CODE_A]?.landMu).toBe(value);
  });

  test.each([
    ['千克', '0.0134'],
    ['公斤', '0.0134'],
    ['kg', '0.0134'],
    ['吨', '13.4'],
    ['t', '13.4'],
    ['克', '0.0000134'],
  ])('pollutants in %s', (unit, value) => {
    const staged = stage(emission, [
      ['单位', ''],
      [`单位：${unit}`],
      ['企业名称', '化学需氧量', '氨氮'],
      ['甲泰阀门有限公司', 12.1, 1.3],
    ]);
    expect(factsOf(staged)[CODE_A]?.emission).toBe(value);
  });

  test.each([
    ['千瓦时', '184600', '18.46'],
    ['度', '184600', '18.46'],
    ['kWh', '184600', '18.46'],
    ['万度', '18.46', '18.46'],
    ['万千瓦小时', '18.46', '18.46'],
    ['万千瓦·时', '18.46', '18.46'],
  ])('electricity in %s', (unit, typed, value) => {
    const staged = stage(energy, [
      ['企业名称', '综合能耗（tce）', `用电量（${unit}）`],
      ['甲泰阀门有限公司', 1, typed],
    ]);
    expect(factsOf(staged)[CODE_A]?.electricity10kKwh).toBe(value);
  });

  test('a unit typed into the cell goes before the column’s, and is listed; one of another kind is no number', () => {
    const staged = stage(statistics, [
      ['单位：千元'],
      ['企业名称', '工业增加值', '营业收入', '平均用工人数'],
      ['甲泰阀门有限公司', '1200万元', '3亿元', '50人'],
      ['丙盛机床有限公司', '1200亩', 10, '50左右'],
    ]);
    expect(factsOf(staged)[CODE_A]).toEqual({ valueAdded: '1200', revenue: '30000', employees: '50' });
    expect(factsOf(staged)[CODE_C]).toEqual({ valueAdded: null, revenue: '1', employees: null });
    expect(shortly(staged)).toEqual([
      'matched-by-name A3',
      'unit-in-cell B3',
      'unit-in-cell C3',
      'unit-in-cell D3',
      'matched-by-name A4',
      'not-a-number B4',
      'not-a-number D4',
    ]);
  });
});

describe('a cell whose format is a percentage', () => {
  const percent = (text: string): GridCell => ({ text, kind: 'number', percent: true });

  test.each<[string, Dataset, readonly string[], readonly GridCell[], string]>([
    [
      'an amount',
      statistics,
      ['单位：万元', '工业增加值', '营业收入', '平均用工人数'],
      [percent('0.0345'), 800, 50],
      '3.45%',
    ],
    [
      'a count',
      statistics,
      ['单位：万元', '营业收入', '工业增加值', '平均用工人数'],
      [800, 200, percent('0.5')],
      '50%',
    ],
    ['an area', land, ['单位：亩', '宗地号', '自有', '租入'], ['1号', percent('12.5'), 1], '1250%'],
  ])(
    '%s is unknown and listed as the sender sees it',
    (_what, dataset, [unit = '', ...titles], cells, shown) => {
      const staged = stage(dataset, [[unit], ['统一社会信用代码', ...titles], [CODE_A, ...cells]]);
      const found = problemsOf(staged).filter(({ kind }) => kind === 'percent-in-cell');
      expect(found.map(({ row, value, severity }) => [row, value, severity])).toEqual([
        [3, shown, 'unknown'],
      ]);
      expect(found[0]?.message).toContain(`设成了百分比格式，显示 ${shown}`);
      expect(Object.values(factsOf(staged)[CODE_A] ?? {})).toContain(null);
    },
  );

  test.each([
    ['3.45', 3.45],
    ['3.45', percent('0.0345')],
    ['125', percent('1.25')],
    ['3.45', '3.45%'],
  ])('in a column of percent it is %s', (value, cell) => {
    const staged = stage(investment, [
      ['统一社会信用代码', '开发投资占比（%）'],
      [CODE_A, cell],
    ]);
    expect(factsOf(staged)[CODE_A]).toEqual({ invested: value });
    expect(shortly(staged).filter((line) => line.startsWith('percent'))).toEqual([]);
  });
});

describe('what cannot be used is unknown, never zero', () => {
  test('text, errors, formulas without a value and secrecy leave the rest of the row standing', () => {
    const staged = stage(statistics, [
      ['单位：万元'],
      ['统一社会信用代码', '工业增加值', '营业收入', '平均用工人数'],
      [CODE_A, '约5000', 9, 3],
      [CODE_B, { text: '#N/A', kind: 'error' }, { text: 'SUM(A1)', kind: 'formula' }, 3],
      [CODE_C, '*', 9, 3],
    ]);
    expect(factsOf(staged)).toEqual({
      [CODE_A]: { valueAdded: null, revenue: '9', employees: '3' },
      [CODE_B]: { valueAdded: null, revenue: null, employees: '3' },
      [CODE_C]: { valueAdded: null, revenue: '9', employees: '3' },
    });
    expect(shortly(staged)).toEqual([
      'not-a-number B3',
      'not-a-number B4',
      'not-a-number C4',
      'not-a-number B5',
    ]);
  });

  test('a blank or a placeholder in a required field is missing', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, CODE_A, '', '—', 2],
      [2, CODE_B, '', null, 2],
      [3, CODE_C, '', '无', 2],
    ]);
    expect(shortly(staged)).toEqual(['missing D2', 'missing D3', 'missing D4']);
    expect(factsOf(staged)[CODE_A]).toEqual({ energyTce: null, electricity10kKwh: '2' });
  });

  test('自有 may be blank beside a rent, a blank rent is nothing, and 自有 blank by itself is missing', () => {
    const staged = stage(land, [
      ['统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）', '租出（亩）'],
      [CODE_A, '1号', null, 4, null],
      [CODE_B, '2号', 5, '—', 1],
      [CODE_C, '3号', null, null, null],
    ]);
    expect(factsOf(staged)).toEqual({
      [CODE_A]: { landMu: '4' },
      [CODE_B]: { landMu: '4' },
      [CODE_C]: { landMu: null },
    });
    expect(shortly(staged)).toEqual(['missing C4']);
  });

  test('a rent of 0 is no rent: 自有 blank beside it is missing; a rent out by itself is one', () => {
    const staged = stage(land, [
      ['统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）', '租出（亩）'],
      [CODE_A, '1号', null, 0, '0.00'],
      [CODE_B, '2号', null, 0, 1],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: null }, [CODE_B]: { landMu: '-1' } });
    expect(shortly(staged)).toEqual(['missing C2']);
  });

  test('a blank pollutant is not emitted if another is given; four blanks are no figure; text makes the sum unknown', () => {
    const staged = stage(emission, [
      ['单位：千克'],
      ['统一社会信用代码', '化学需氧量', '氨氮', '二氧化硫', '氮氧化物'],
      [CODE_A, 3.3, null, '—', 3.3],
      [CODE_B, null, '无', null, null],
      [CODE_C, 3.3, '未测', null, null],
    ]);
    expect(factsOf(staged)).toEqual({
      [CODE_A]: { emission: '0.0066' },
      [CODE_B]: {},
      [CODE_C]: { emission: null },
    });
    expect(shortly(staged)).toEqual(['not-a-number C5']);
  });

  test('an emission of zero is a figure', () => {
    const staged = stage(emission, [
      ['单位：千克'],
      ['统一社会信用代码', '化学需氧量', '氨氮'],
      [CODE_A, 0, null],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { emission: '0' } });
  });

  test('a required column that the sheet lacks is unknown for all of it, and listed once', () => {
    const staged = stage(statistics, [
      ['单位：万元'],
      ['统一社会信用代码', '工业增加值'],
      [CODE_A, 1],
      [CODE_B, 2],
    ]);
    expect(factsOf(staged)[CODE_A]).toEqual({ valueAdded: '1', revenue: null, employees: null });
    expect(shortly(staged)).toEqual(['column-missing 2', 'column-missing 2']);
  });

  test('a negative tax is counted as it stands, and listed', () => {
    const staged = stage(tax, [TAX, [CODE_A, '', '增值税', '(190,436.00)']]);
    expect(factsOf(staged)[CODE_A]?.tax).toBe('-19.0436');
    expect(shortly(staged)).toEqual(['negative-value D2']);
  });
});
