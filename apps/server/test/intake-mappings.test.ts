import { fileURLToPath } from 'node:url';
import { type Dataset, findHeader, recogniseWorkbook, type SheetRow } from '@tenglong/domain/intake';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommandPlan } from '../src/cli/evaluate/load-plan.ts';

let datasets: readonly Dataset[] = [];
beforeAll(async () => {
  const folder = fileURLToPath(new URL('../../../plans/yuhuan-2021-2023', import.meta.url));
  ({ datasets } = await loadCommandPlan(folder));
});

const row = (number: number, texts: readonly string[]): SheetRow => ({
  row: number,
  cells: texts.map((text) => (text === '' ? undefined : { text, kind: 'text' as const })),
});

/** What each header is read as under the shipped plan: `tax 元`, or `-` if it is passed over. */
function read(id: string, headers: readonly string[], above: readonly string[] = []): string[] {
  const dataset = datasets.find(({ file }) => file.id === id);
  if (!dataset) throw new Error(`the plan has no ${id}`);
  const rows = [
    row(1, above),
    row(2, headers),
    row(3, ['1', '91331083MA0000000T', '甲厂', '1', '2', '3', '4']),
  ];
  const found = findHeader(rows, { dataset, sheet: '表', year: 2022, choices: [], remembered: [] });
  return (found?.columns ?? []).map(({ target, unit }) =>
    target ? `${target.id}${unit ? ` ${unit.text}` : ''}` : '-',
  );
}

describe('the shipped mappings know what departments write', () => {
  test.each([
    [
      'roster',
      [
        '序号',
        '所属乡镇',
        '社会信用代码',
        '单位名称',
        '国民经济行业代码',
        '行业名称',
        '成立时间',
        '是否规上企业',
      ],
      ['-', 'unit', 'creditCode', 'name', 'industry', '-', 'foundedOn', 'scale'],
    ],
    [
      'statistics',
      [
        '统一社会信用代码',
        '单位详细名称',
        '规上工业增加值（千元）',
        '主营业务收入（千元）',
        'R&D经费支出（千元）',
        '从业人员平均人数（人）',
        '利润总额（千元）',
      ],
      ['creditCode', 'name', 'valueAdded 千元', 'revenue 千元', 'rd 千元', 'employees 人', '-'],
    ],
    [
      'tax',
      [
        '纳税人识别号',
        '纳税人名称',
        '税种名称',
        '入库税额\n（单位：元）',
        '上年同期',
        '增长%',
        '亩均税收（万元/亩）',
      ],
      ['creditCode', 'name', 'taxKind', 'tax 元', '-', '-', '-'],
    ],
    [
      'land',
      [
        '企业名称',
        '统一社会信用代码',
        '不动产权证号',
        '自有用地面积（㎡）',
        '承租面积（㎡）',
        '出租面积（㎡）',
        '建筑面积（㎡）',
      ],
      ['name', 'creditCode', 'parcel', 'own ㎡', 'rentIn ㎡', 'rentOut ㎡', '-'],
    ],
    [
      'energy',
      [
        '企业名称',
        '信用代码',
        '综合能源消费量（吨标准煤，当量值）',
        '综合能源消费量（吨标准煤，等价值）',
        '全年用电量（万千瓦时）',
        '单位工业增加值能耗',
        '电费（元）',
      ],
      ['name', 'creditCode', '-', 'energyTce 吨标准煤', 'electricity10kKwh 万千瓦时', '-', '-'],
    ],
    [
      'emission',
      [
        '排污单位名称',
        '统一社会信用代码',
        'CODcr（kg）',
        'NH₃-N（kg）',
        'SO₂（kg）',
        'NOx（kg）',
        '许可排放量COD（kg）',
      ],
      ['name', 'creditCode', 'cod 千克', 'nh3n 千克', 'so2 千克', 'nox 千克', '-'],
    ],
    [
      'violations',
      ['企业名称', '统一社会信用代码', '违法领域', '处罚决定日期', '违法情形', '处罚金额'],
      ['name', 'creditCode', 'field', 'foundOn', 'severity', '-'],
    ],
  ])('%s', (id, headers, expected) => {
    expect(read(id, headers)).toEqual(expected);
  });

  test('one unit line serves several kinds of columns', () => {
    const headers = ['企业名称', '工业增加值', '营业收入', '研发费用', '平均用工人数'];
    expect(read('statistics', headers, ['计量单位：万元、人'])).toEqual([
      'name',
      'valueAdded 万元',
      'revenue 万元',
      'rd 万元',
      'employees 人',
    ]);
  });

  test('lists that only share a column with a dataset are none of them', () => {
    const lists = [
      ['企业名称', '所属乡镇', '整治方式', '完成时间', '腾出用地（亩）', '腾出用能（吨标煤）', '备注'],
      ['项目名称', '建设单位', '总投资（亿元）', '设备投资（万元）', '开工日期', '进度'],
      ['企业名称', '培育类别', '认定时间', '所属街道'],
    ];
    for (const headers of lists) {
      const sheets = [
        { name: 'Sheet1', hidden: false, rows: [row(1, headers), row(2, ['甲厂', '1', '2', '3', '4', '5'])] },
      ];
      const { dataset } = recogniseWorkbook({ fileName: '清单-2023年8月.xlsx', sheets, datasets });
      expect([headers[0], dataset?.file.id]).toEqual([headers[0], undefined]);
    }
  });
});
