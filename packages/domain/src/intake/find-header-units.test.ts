import { describe, expect, test } from 'vitest';
import { energy, land, statistics, tax } from '../../test/intake/datasets.ts';
import { mapped } from '../../test/intake/mapped.ts';

describe('the unit of a column', () => {
  test('behind a blank is taken off a title that ends in a word which says nothing elsewhere', () => {
    const found = mapped(tax, [
      ['企业名称', '入库金额 万元'],
      ['甲厂', 1],
    ]);
    expect(found.columns[1]).toBe('tax B 万元');
  });

  test('is money in the words of a bank too: 人民币万元 is 万元', () => {
    const found = mapped(statistics, [
      ['企业名称', '工业增加值（人民币万元）'],
      ['甲厂', 1],
    ]);
    expect([found.columns[1], found.notices]).toEqual(['valueAdded B 万元', []]);
  });

  test.each(['全年用电量（万千瓦时/年）', '用电量（以万千瓦时计）'])(
    'of a whole year is the unit itself: %s',
    (header) => {
      const found = mapped(energy, [
        ['企业名称', header],
        ['甲厂', 1],
      ]);
      expect(found.columns[1]).toBe('electricity10kKwh B 万千瓦时');
    },
  );

  test('in the cell beside its label is every column’s, not only of the one below it', () => {
    const found = mapped(statistics, [
      [null, '单位：', '万元'],
      ['企业名称', '工业增加值', '营业收入'],
      ['甲厂', 1, 2],
    ]);
    expect(found.columns.slice(1)).toEqual(['valueAdded B 万元', 'revenue C 万元']);
  });

  test.each([
    ['单位：千元、人', '千元'],
    ['计量单位：万元、人', '万元'],
    ['（单位：元）', '元'],
    ['金额单位：人民币万元', '万元'],
    ['2022年主要指标（单位：亿元）', '亿元'],
    ['填报单位：统计局 计量单位：千元', '千元'],
    ['单位： 千元  填表日期：2023年1月', '千元'],
    ['单位：千元 人', '千元'],
    ['单位:千元/人', '千元'],
    ['计量单位： 千 元，人', '千元'],
    ['[单位：万元]', '万元'],
    ['（单位：万元，保留两位小数）', '万元'],
  ])('is read from the line %j by its kind', (line, unit) => {
    const found = mapped(statistics, [[line], ['企业名称', '工业增加值'], ['甲厂', 1]]);
    expect(found.columns[1]).toBe(`valueAdded B ${unit}`);
    expect(found.notices).toEqual([]);
  });

  test.each([
    '工业增加值(元)',
    '工业增加值［元］',
    '工业增加值【元】',
    '工业增加值（单位：元）',
    '工业增加值（计量单位:元）',
    '工业增加值\n元',
    '工业增加值/元',
    '工业增加值：元',
    '工业增加值 元',
    '工业增加值元',
    '本年工业增加值，元',
    '工业增加值（人民币元）',
    '2022年工业增加值（元）',
    '工业增加值（现价，元）',
  ])('is read from the header %j', (header) => {
    const found = mapped(statistics, [['单位：千元'], ['企业名称', header, '营业收入'], ['甲厂', 1, 2]]);
    expect(found.columns.slice(1)).toEqual(['valueAdded B 元', 'revenue C 千元']);
  });

  test('may stand in the cell beside its label', () => {
    expect(
      mapped(statistics, [
        ['单位：', '千元'],
        ['企业名称', '工业增加值'],
        ['甲厂', 1],
      ]).columns[1],
    ).toBe('valueAdded B 千元');
  });

  test('in the header itself goes before the line above', () => {
    const found = mapped(statistics, [
      ['单位：千元'],
      ['企业名称', '工业增加值（万元）', '营业收入'],
      ['甲厂', 1, 2],
    ]);
    expect(found.columns.slice(1)).toEqual(['valueAdded B 万元', 'revenue C 千元']);
  });

  test('not said is the plan’s default, and listed', () => {
    const found = mapped(statistics, [
      ['填报单位：统计局'],
      ['企业名称', '工业增加值', '平均用工人数'],
      ['甲厂', 1, 2],
    ]);
    expect(found.columns.slice(1)).toEqual(['valueAdded B 千元', 'employees C 人']);
    expect(found.notices).toEqual(['unit-assumed 工业增加值']);
  });

  test('吨 in a column of standard coal is a tonne of standard coal', () => {
    expect(
      mapped(energy, [
        ['企业名称', '综合能耗（吨）', '用电量（万度）'],
        ['甲厂', 1, 2],
      ]).columns.slice(1),
    ).toEqual(['energyTce B 吨标准煤', 'electricity10kKwh C 万千瓦时']);
  });
});

describe('a row of units under the header belongs to it', () => {
  test.each([
    ['one unit over every column of figures', ['', '', 'm2', 'm2', 'm2'], '㎡'],
    ['one unit in brackets', ['', '', '（公顷）', '（公顷）', '（公顷）'], '公顷'],
    ['placeholders over the other columns', ['—', '/', '亩', '亩', '亩'], '亩'],
  ])('%s', (_title, units, unit) => {
    const found = mapped(land, [
      ['企业名称', '宗地号', '自有', '租入', '租出'],
      units,
      ['甲厂', '1号', 5, null, null],
    ]);
    expect(found.rows).toEqual([1, 2]);
    expect(found.columns.slice(2)).toEqual([`own C ${unit}`, `rentIn D ${unit}`, `rentOut E ${unit}`]);
    expect(found.notices).toEqual([]);
  });

  test('under a single column of figures', () => {
    const found = mapped(tax, [
      ['企业名称', '入库税额'],
      [null, '万元'],
      ['甲厂', 1],
    ]);
    expect([found.rows, found.columns[1], found.notices]).toEqual([[1, 2], 'tax B 万元', []]);
  });

  test('behind 本年累计 under one title, with nothing but a blank between', () => {
    const found = mapped(
      statistics,
      [
        ['企业名称', '工业增加值', null, '营业收入', null],
        [null, '去年同期 万元', '本年累计 万元', '本年 万元', '上年 万元'],
        ['甲厂', 1, 2, 3, 4],
      ],
      ['A1:A2', 'B1:C1', 'D1:E1'],
    );
    expect(found.rows).toEqual([1, 2]);
    expect(found.columns.slice(1)).toEqual(['valueAdded C 万元', 'revenue D 万元']);
    expect(found.notices).toEqual([]);
  });

  test('behind a year under one title, whatever stroke parts them', () => {
    const found = mapped(statistics, [
      ['企业名称', '工业增加值', null],
      [null, '2021年/万元', '2022年/万元'],
      ['甲厂', 1, 2],
    ]);
    expect([found.rows, found.columns.slice(1)]).toEqual([[1, 2], ['valueAdded C 万元']]);
  });
});
