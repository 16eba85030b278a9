import { describe, expect, test } from 'vitest';
import { emission, energy, land, statistics, tax } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  entry,
  factsOf,
  type GridCell,
  grid,
  problemsOf,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import { indexRoster } from '../enterprise/index.ts';
import type { Dataset } from './dataset.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], merges: string[] = []) =>
  stageGrid({ dataset, roster, sheets: { 表: grid(cells, merges) } });

const ENERGY = ['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];
const TAX = ['纳税人识别号', '企业名称', '税种', '入库税额（元）'];

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

describe('merged cells', () => {
  test('an enterprise merged down over its parcels holds for each of them', () => {
    const staged = stage(
      land,
      [
        ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）'],
        ['甲泰阀门有限公司', CODE_A, '1号', 2, 1],
        [null, null, '2号', 3, null],
      ],
      ['A2:A3', 'B2:B3'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '6' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('a figure merged down over the rows of one enterprise counts once', () => {
    const staged = stage(
      land,
      [
        ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）'],
        ['甲泰阀门有限公司', CODE_A, '1号', 5],
        [null, null, '2号', null],
      ],
      ['A2:A3', 'B2:B3', 'D2:D3'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '5' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('a rent merged down over two parcels counts once, and excuses no blank 自有 below its own row', () => {
    const staged = stage(
      land,
      [
        ['统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）'],
        [CODE_A, '1号', 5, 2],
        [CODE_A, '2号', 3, null],
        [CODE_B, '3号', null, 4],
        [CODE_B, '4号', null, null],
      ],
      ['D2:D3', 'D4:D5'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '10' }, [CODE_B]: { landMu: null } });
    expect(shortly(staged)).toEqual(['missing C5']);
  });

  test('a figure merged across two columns stands in the first', () => {
    const staged = stage(
      land,
      [
        ['统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）'],
        [CODE_A, '1号', 5, null],
      ],
      ['C2:D2'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '5' } });
  });

  test('a figure merged down over several enterprises is nobody’s until somebody rules', () => {
    const staged = stage(
      land,
      [
        ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）'],
        ['甲泰阀门有限公司', CODE_A, '1号', 5],
        ['丙盛机床有限公司', CODE_C, '1号', null],
      ],
      ['D2:D3'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: null }, [CODE_C]: { landMu: null } });
    expect(shortly(staged)).toEqual(['shared-value D3']);
  });

  test('a parcel without its owner goes on where the row above left off, and is listed', () => {
    const staged = stage(land, [
      ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）'],
      ['甲泰阀门有限公司', CODE_A, '1号', 5],
      ['', '', '2号', 6],
      ['合计', '', '', 11],
      ['', '', '3号', 7],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '11' } });
    expect(shortly(staged)).toEqual(['carried-down 3', 'no-key 5']);
  });
});

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

describe('whose row it is', () => {
  test('a formula without a value, or an error, names nobody', () => {
    const name = { text: 'VLOOKUP(B2,A:B,2,0)', kind: 'formula' } as const;
    const staged = stage(energy, [ENERGY, [1, CODE_A, name, 1, 2], [2, null, name, 1, 2]]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_A]);
    expect(shortly(staged)).toEqual(['no-key 3']);
  });

  test('a right code decides, whatever the name; a different name is listed', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, ` ${CODE_A.toLowerCase()}`, '甲泰 阀门有限公司', 1, 2],
      [2, CODE_B, '别的公司', 3, 4],
    ]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_A, CODE_B]);
    expect(shortly(staged)).toEqual(['name-code-disagree C3']);
  });

  test.each([
    ['a blank', null],
    ['a dash', '—'],
    ['a number of eighteen digits', { text: '913310831000000000', kind: 'number' } as const],
    ['a number gone scientific', '9.13E+17'],
    ['fifteen digits', '331021123456789'],
    ['a text whose last digits are gone', '913310831000000000'],
    ['such a text whose check character fits by chance', '913310830000013000'],
    ['an error', { text: '#N/A', kind: 'error' } as const],
  ])('%s counts as no code: the cleaned name decides, and the row is listed', (_, code) => {
    const staged = stage(energy, [ENERGY, [1, code, ' 乙隆铸造〔浙江〕有限\n公司', 1, 2]]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_B]);
    expect(shortly(staged)).toEqual(['matched-by-name C2']);
  });

  test('a well-formed code with a wrong check character holds the row back whole, whatever its name', () => {
    const staged = stage(energy, [ENERGY, [1, '91331083MA00000000', '甲泰阀门有限公司', '约5', 2]]);
    expect(factsOf(staged)).toEqual({});
    expect(shortly(staged)).toEqual(['credit-code-check-digit B2']);
  });

  test('a name that two enterprises bear, without a code, belongs to neither', () => {
    const twins = indexRoster([entry(CODE_A, '同名厂'), entry(CODE_B, '同名厂')]);
    const rows = grid([ENERGY, [1, null, '同名厂', 1, 2], [2, CODE_B, '同名厂', 3, 4]]);
    const staged = stageGrid({ dataset: energy, roster: twins, sheets: { 表: rows } });
    expect(Object.keys(factsOf(staged))).toEqual([CODE_B]);
    expect(shortly(staged)).toEqual(['ambiguous-name C2']);
  });

  test('a right code outside the roster is reported, even under a name that is in it', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, '91331083100000003C', '甲泰阀门有限公司', 1, 2],
      [2, null, '没有的公司', 1, 2],
    ]);
    expect(factsOf(staged)).toEqual({});
    expect(shortly(staged)).toEqual(['unknown-enterprise B2', 'unknown-enterprise C3']);
    expect(problemsOf(staged)[0]?.message).toContain(CODE_A);
  });
});
