import { describe, expect, test } from 'vitest';
import { energy, land, statistics } from '../../test/intake/datasets.ts';
import { KEYS, mapped } from '../../test/intake/mapped.ts';

describe('a header is found, not assumed', () => {
  test('under a merged title and a unit line', () => {
    const found = mapped(
      statistics,
      [
        ['2022年度规模以上工业企业主要指标'],
        ['计量单位：千元、人'],
        [...KEYS, '工业增加值', '营业收入', '平均用工人数'],
        [1, '91331083MA0000000T', '甲厂', 1, 2, 3],
      ],
      ['A1:F1'],
    );
    expect(found.rows).toEqual([3]);
    expect(found.columns).toEqual([
      'creditCode B',
      'name C',
      'valueAdded D 千元',
      'revenue E 千元',
      'employees F 人',
    ]);
    expect(found.notices).toEqual([]);
  });

  test.each([
    '平均用工人数（注：含劳务派遣）',
    '平均用工人数*',
    '★平均用工人数',
    '平均用工人数\n单位：人',
    '平均用工人数计量单位：人',
  ])('with a remark or a mark beside a title: %s', (title) => {
    const found = mapped(statistics, [
      ['填表人：张三', '审核人：李四', '填报日期：三月'],
      [...KEYS, '工业增加值（万元）', title],
      [1, '91331083MA0000000T', '甲厂', 1, 3],
    ]);
    expect(found.rows).toEqual([2]);
    expect(found.columns).toEqual(['creditCode B', 'name C', 'valueAdded D 万元', 'employees E 人']);
  });

  test('with a column that says 其中：, which is not taken for the figure it is part of', () => {
    const found = mapped(statistics, [
      ['单位：万元、人'],
      [...KEYS, '工业增加值', '营业收入', '其中：主营业务收入', '平均用工人数'],
      [1, '91331083MA0000000T', '甲厂', 1, 2, 1, 3],
    ]);
    expect(found.columns).toEqual([
      'creditCode B',
      'name C',
      'valueAdded D 万元',
      'revenue E 万元',
      'employees G 人',
    ]);
  });

  test('of two rows, a group merged over its columns and the others merged down', () => {
    const found = mapped(
      land,
      [
        ['单位：平方米'],
        ['序号', '企业名称', '宗地号', '用地面积', null, null],
        [null, null, null, '自有', '租入', '租出'],
        [1, '甲厂', '1-1号', 100, null, null],
      ],
      ['D2:F2', 'A2:A3', 'B2:B3', 'C2:C3'],
    );
    expect(found.rows).toEqual([2, 3]);
    expect(found.columns).toEqual(['name B', 'parcel C', 'own D ㎡', 'rentIn E ㎡', 'rentOut F ㎡']);
  });

  test('of two rows whose merges were lost on the way through a CSV', () => {
    const found = mapped(land, [
      ['序号', '企业名称', '宗地号', '用地面积(亩)', '', ''],
      ['', '', '', '自有', '租入', '租出'],
      ['1', '甲厂', '1-1号', '100', '', ''],
    ]);
    expect(found.columns).toEqual(['name B', 'parcel C', 'own D 亩', 'rentIn E 亩', 'rentOut F 亩']);
  });

  test('of three rows: group, title, unit', () => {
    const found = mapped(
      statistics,
      [
        ['企业名称', '主要经济指标', null, null],
        [null, '工业增加值', '营业收入', '平均用工人数'],
        [null, '（万元）', '（元）', '（人）'],
        ['甲厂', 1, 2, 3],
      ],
      ['A1:A3', 'B1:D1'],
    );
    expect(found.rows).toEqual([1, 2, 3]);
    expect(found.columns).toEqual(['name A', 'valueAdded B 万元', 'revenue C 元', 'employees D 人']);
  });

  test('with line breaks, blanks of every kind and other brackets inside', () => {
    const found = mapped(energy, [
      ['统一社会\n信用代码', '企业\u3000名 称', '综合\u00a0能耗\n〔吨标准煤，等价值〕', '用电量［万千瓦时］'],
      ['x', '甲厂', 1, 2],
    ]);
    expect(found.columns).toEqual([
      'creditCode A',
      'name B',
      'energyTce C 吨标准煤',
      'electricity10kKwh D 万千瓦时',
    ]);
  });

  test('not among titles with several texts, labels with their values, or sums', () => {
    const found = mapped(statistics, [
      ['填报单位：统计局', null, null, '填报日期：2023-01-05'],
      ['导出时间：2023-01-05 10:20', '共 2 条'],
      ['企业名称', '工业增加值（万元）', '营业收入（万元）', '平均用工人数'],
      ['合计', 3, 4, 5],
      ['甲厂', 3, 4, 5],
    ]);
    expect(found.rows).toEqual([3]);
  });

  test('nowhere, if no row names both an enterprise and a figure', () => {
    expect(mapped(statistics, [['填表说明'], ['1. 请按企业名称填报'], ['序号', '内容']]).rows).toEqual([]);
  });
});

describe('the column beside the real one is not taken', () => {
  test.each([
    ['right of it', ['工业增加值', '上年同期', '增长%']],
    ['left of it', ['上年同期', '增长%', '工业增加值']],
    ['right of it, with the title', ['工业增加值', '工业增加值上年同期', '工业增加值增长%']],
    ['left of it, with the title', ['上年同期工业增加值', '同比增长（%）', '工业增加值']],
  ])('上年同期 and 增长%% %s', (_, headers) => {
    const found = mapped(statistics, [['单位：千元'], ['企业名称', ...headers], ['甲厂', 1, 2, 3]]);
    expect(found.columns.filter((column) => column.startsWith('valueAdded'))).toEqual([
      `valueAdded ${'BCD'[headers.indexOf('工业增加值')]} 千元`,
    ]);
  });

  test('under one title the column of 本年, 本期 or 累计 is the real one', () => {
    for (const current of ['本年', '本期', '累计', '本年累计', '2022年', '1-12月']) {
      const found = mapped(
        statistics,
        [
          ['企业名称', '工业增加值（万元）', null, null],
          [null, '上年同期', current, '增长%'],
          ['甲厂', 1, 2, 3],
        ],
        ['A1:A2', 'B1:D1'],
      );
      expect([current, found.columns]).toEqual([current, ['name A', 'valueAdded C 万元']]);
    }
  });

  test('last year’s column by itself is no column of this year', () => {
    const found = mapped(statistics, [
      ['单位：千元'],
      ['企业名称', '上年同期工业增加值', '营业收入'],
      ['甲厂', 1, 2],
    ]);
    expect(found.columns).toEqual(['name A', 'revenue C 千元']);
  });

  test('of two years side by side, the asked one; without one, the later', () => {
    const header = [
      ['企业名称', '2021年工业增加值（万元）', '2022年工业增加值（万元）'],
      ['甲厂', 1, 2],
    ];
    expect(mapped(statistics, header, [], 2021).columns[1]).toBe('valueAdded B 万元');
    expect(mapped(statistics, header, [], 2022).columns[1]).toBe('valueAdded C 万元');
    expect(mapped(statistics, header, [], null).columns[1]).toBe('valueAdded C 万元');
  });

  test('a year as a number under a merged title is a year, not a figure', () => {
    const found = mapped(
      statistics,
      [
        ['企业名称', '工业增加值（万元）', null],
        [null, 2021, 2022],
        ['甲厂', 1, 2],
      ],
      ['A1:A2', 'B1:C1'],
    );
    expect(found.columns).toEqual(['name A', 'valueAdded C 万元']);
  });

  test('等价值 goes before 当量值', () => {
    const found = mapped(energy, [
      ['企业名称', '综合能耗（吨标准煤，当量值）', '综合能耗（吨标准煤，等价值）', '用电量（万千瓦时）'],
      ['甲厂', 1, 2, 3],
    ]);
    expect(found.columns).toContain('energyTce C 吨标准煤');
  });

  test('the earlier of the plan’s words goes before the later', () => {
    const found = mapped(statistics, [
      ['企业名称', '主营业务收入（万元）', '营业收入（万元）'],
      ['甲厂', 1, 2],
    ]);
    expect(found.columns).toContain('revenue C 万元');
  });

  test('a column in a unit of another kind is no such column, and is listed', () => {
    const found = mapped(energy, [
      ['企业名称', '综合能耗（吨标准煤）', '用电量（元）'],
      ['甲厂', 1, 2],
    ]);
    expect(found.columns).toEqual(['name A', 'energyTce B 吨标准煤']);
    expect(found.notices).toEqual(['unit-not-understood 用电量（元）']);
  });

  test('two columns that say the same are not guessed between silently', () => {
    const found = mapped(statistics, [
      ['企业名称', '营业收入（万元）', '营业收入（万元）'],
      ['甲厂', 1, 2],
    ]);
    expect(found.notices).toEqual(['column-ambiguous 营业收入（万元）']);
  });

  test('a header that only ends in the plan’s words is taken and listed', () => {
    const found = mapped(statistics, [
      ['企业名称', '规模以上工业增加值（万元）'],
      ['甲厂', 1],
    ]);
    expect(found.columns).toEqual(['name A', 'valueAdded B 万元']);
    expect(found.notices).toEqual(['column-guessed 规模以上工业增加值（万元）']);
  });

  test('words that change nothing are taken off the longest first: 本年累计 before 累计 and 年', () => {
    const found = mapped(statistics, [
      ['企业名称', '营业收入本年累计', '营业收入本年累计'],
      [null, '上年', '全年'],
      ['甲厂', 1, 2],
    ]);
    expect(found.columns).toEqual(['name A', 'revenue C 千元']);
  });

  test('a header that begins with another column’s word is not taken for the one it ends in', () => {
    const found = mapped(land, [
      ['企业名称', '租入以外的自有用地面积', '租出'],
      ['甲厂', 1, 2],
    ]);
    expect(found.columns).toEqual(['name A', 'rentOut C ㎡']);
  });
});

describe('where no column of names is known', () => {
  test('one that reads like it is taken for it, and said', () => {
    const found = mapped(land, [
      ['统一社会信用代码', '承包使用人', '宗地号', '自有（亩）'],
      [null, '甲厂', '1号', 5],
    ]);
    expect(found.columns).toEqual(['creditCode A', 'name B', 'parcel C', 'own D 亩']);
    expect(found.notices).toEqual(['column-guessed 承包使用人']);
  });

  test.each(['指工业企业……', '行业名称', '出租企业', '主管单位', '产品名称', '所属街道名称'])(
    'a column of other names is none of enterprises: %s',
    (header) => {
      const found = mapped(statistics, [
        ['统一社会信用代码', header, '工业增加值（万元）'],
        ['91331083MA0000000T', '甲', 5],
      ]);
      expect(found.columns.filter((column) => column.startsWith('name'))).toEqual([]);
    },
  );
});

test('a deeper row that tells columns apart belongs to the header, also where some of them stay unknown', () => {
  const found = mapped(
    statistics,
    [
      ['企业名称', '工业增加值', null, '营业收入', null],
      [null, '上年', '本年', '一类口径', '二类口径'],
      ['甲厂', 1, 2, 3, 4],
    ],
    ['A1:A2', 'B1:C1', 'D1:E1'],
  );
  expect(found.rows).toEqual([1, 2]);
  expect(found.columns).toEqual(['name A', 'valueAdded C 千元']);
});
