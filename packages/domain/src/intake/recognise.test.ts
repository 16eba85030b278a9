import { describe, expect, test } from 'vitest';
import { allDatasets } from '../../test/intake/datasets.ts';
import { type GridCell, grid } from '../../test/intake/grid.ts';
import { MappingChoice } from './mapping-choice.ts';
import { recogniseWorkbook } from './recognise-workbook.ts';
import { readYear, recogniseYear } from './recognise-year.ts';

const recognise = (
  fileName: string,
  sheets: Record<string, readonly (readonly GridCell[])[]>,
  choice?: object,
) => {
  const recognition = recogniseWorkbook({
    fileName,
    sheets: Object.entries(sheets).map(([name, cells]) => ({ name, hidden: false, rows: grid(cells) })),
    datasets: allDatasets,
    choice: choice && MappingChoice.parse(choice),
  });
  return {
    dataset: recognition.dataset?.file.id,
    confidence: recognition.confidence,
    years: recognition.years,
  };
};

describe('the year a text speaks of', () => {
  test.each([
    ['税务局-企业入库税收-2021.csv', 2021],
    ['统计局-规上工业企业主要指标-2022年.xlsx', 2022],
    ['2020年度规模以上工业企业主要指标', 2020],
    ['2022年1-12月主要指标', 2022],
    ['20230315-2022年用能.xlsx', 2022],
    ['2022年度用能（2023年3月报）', 2022],
    ['２０２２年', 2022],
    ['二〇二二年用能', 2022],
    ['二○二一年度', 2021],
    ['一九九九年', 1999],
    ['22年企业用能', 2022],
    ['用能-2022.1-12', 2022],
    ['用能 2021.01-2021.12', 2021],
    ['21年度用能（2022年3月报）', 2021],
    ['20年以上老企业', null],
    ['第3年', null],
    ['导出时间：2023-01-05', null],
    ['企业名录（最终版）', null],
    ['331021200712345', null],
  ])('%j: %s', (text, year) => {
    expect(readYear(text)).toBe(year);
  });
});

describe('the year of a workbook', () => {
  test('is what the file name says; a title that says otherwise is named', () => {
    const agreed = recogniseYear('用能-2022.xlsx', [{ name: 'Sheet1', titles: ['2022年企业用能'] }]);
    expect([agreed.year, agreed.disagreement]).toEqual([2022, []]);
    const disputed = recogniseYear('用能-2022.xlsx', [{ name: 'Sheet1', titles: ['2021年企业用能'] }]);
    expect([disputed.year, disputed.disagreement]).toEqual([2022, ['文件名 2022 年', '表内标题 2021 年']]);
  });

  test('is the title’s, then the sheet’s, if the file name says none', () => {
    expect(recogniseYear('用能.xlsx', [{ name: 'Sheet1', titles: ['企业用能', '2021年'] }]).year).toBe(2021);
    expect(recogniseYear('用能.xlsx', [{ name: '2020年', titles: [] }]).year).toBe(2020);
  });

  test('is each sheet’s own if the sheets are of different years', () => {
    const sheets = ['2021年', '2022年'].map((name) => ({ name, titles: ['企业用能'] }));
    const { year, bySheet } = recogniseYear('用能-2021至2022.xlsx', sheets);
    expect([year, [...bySheet]]).toEqual([
      null,
      [
        ['2021年', 2021],
        ['2022年', 2022],
      ],
    ]);
  });
});

describe('a workbook is recognised by its columns, then by its words', () => {
  const energy = [
    ['企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'],
    ['甲厂', 1, 2],
  ];

  test('under whatever name', () => {
    expect(recognise('用能-2022.xlsx', { 表: energy })).toMatchObject({
      dataset: 'energy',
      confidence: 'sure',
    });
    expect(recognise('附件3（2022年）.xlsx', { 表: energy })).toMatchObject({
      dataset: 'energy',
      confidence: 'sure',
    });
  });

  test('by any of its sheets, a cover sheet before them notwithstanding', () => {
    expect(
      recognise('用能-2022.xlsx', { 填表说明: [['填表说明'], ['1. 请填企业名称']], 表: energy }).dataset,
    ).toBe('energy');
  });

  test('as likely only, if nothing says the year or two sources disagree', () => {
    expect(recognise('用能.xlsx', { 表: energy }).confidence).toBe('likely');
    expect(recognise('用能-2022.xlsx', { 表: [['2021年用能'], ...energy] }).confidence).toBe('likely');
  });

  test('as a person says, whatever it looks like', () => {
    expect(recognise('用能-2022.xlsx', { 表: energy }, { datasetId: 'land' }).dataset).toBe('land');
  });

  test('not at all, if it only shares a column with a dataset', () => {
    const projects = [
      ['项目名称', '企业名称', '建设内容', '总投资', '开工时间', '自有', '进度', '责任人', '到位资金'],
    ];
    expect(recognise('重点项目.xlsx', { 表: projects })).toMatchObject({
      dataset: undefined,
      confidence: 'none',
    });
    expect(recognise('名单.xlsx', { 表: [['企业名称', '地址']] }).dataset).toBeUndefined();
  });
});

describe('a table whose figures are called by words the plan does not know', () => {
  const unknown = [['纳税人识别号', '纳税人名称', '当年数额(元)']];
  const keysAlone = (sheets: Record<string, readonly (readonly GridCell[])[]>, choice?: object) =>
    recogniseWorkbook({
      fileName: '表.csv',
      sheets: Object.entries(sheets).map(([name, cells]) => ({ name, hidden: false, rows: grid(cells) })),
      datasets: allDatasets,
      choice: choice && MappingChoice.parse(choice),
    }).keysAlone;

  test('is laid open to be mapped once somebody has named the dataset', () => {
    expect(keysAlone({ 表: unknown })).toBe(false);
    expect(keysAlone({ 表: unknown }, { datasetId: 'tax' })).toBe(true);
  });

  test('is read by its own columns as soon as one of them is known or named', () => {
    const known = [['纳税人识别号', '企业名称', '入库税额（元）']];
    const named = { datasetId: 'tax', columns: [{ index: 2, target: 'tax' }] };
    expect(keysAlone({ 表: unknown, 表二: known }, { datasetId: 'tax' })).toBe(false);
    expect(keysAlone({ 表: unknown }, named)).toBe(false);
  });
});

describe('years that the columns name', () => {
  const named = (header: readonly string[], name = '用能.xlsx', others = {}) =>
    recognise(name, {
      表: [
        ['企业名称', ...header],
        ['甲厂', 1, 2, 3],
      ],
      ...others,
    }).years;

  test('last year’s column beside this year’s says nothing of the year', () => {
    const years = named(['2021年综合能耗', '综合能耗', '用电量'], '用能-2022.xlsx');
    expect([years.year, years.disagreement]).toEqual([2022, []]);
    expect(named(['2021年综合能耗', '综合能耗', '用电量']).year).toBeNull();
  });

  test('of two that both name theirs, the later one is the table’s', () => {
    expect(named(['2021年综合能耗', '2022年综合能耗', '2022年用电量']).year).toBe(2022);
  });

  test('a summary beside the table does not part the workbook into years', () => {
    const summary = { 汇总: [['2023年用能汇总'], ['乡镇', '户数'], ['甲镇', 5]] };
    const years = named(['2022年综合能耗', '2022年用电量'], '用能-2022.xlsx', summary);
    expect([years.year, years.bySheet.size]).toEqual([2022, 0]);
  });
});
