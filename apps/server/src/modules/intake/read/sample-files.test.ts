import { fileURLToPath } from 'node:url';
import type { SheetRow } from '@tenglong/domain/intake';
import { describe, expect, test } from 'vitest';
import { openWorkbook } from './index.ts';

const folder = new URL('../../../../../../samples/yuhuan-demo/workbooks/', import.meta.url);

async function read(name: string) {
  const opened = await openWorkbook({ path: fileURLToPath(new URL(encodeURIComponent(name), folder)) }, name);
  const sheets: { name: string; hidden: boolean; rows: SheetRow[] }[] = [];
  for (const sheet of opened.sheets) {
    const rows: SheetRow[] = [];
    for await (const row of opened.rows(sheet.index)) rows.push(row);
    sheets.push({ name: sheet.name, hidden: sheet.hidden, rows });
  }
  await opened.close();
  return sheets;
}

/** Expected values were taken from the files' XML and bytes by eye. */
describe('the departments’ own files', () => {
  test('one sheet per township, two header rows, an enterprise merged down over its parcels', async () => {
    const sheets = await read('自然资源和规划局-工业用地-2021.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual([
      '玉城街道',
      '坎门街道',
      '大麦屿街道',
      '楚门镇',
      '清港镇',
      '芦浦镇',
      '干江镇',
      '沙门镇',
      '龙溪镇',
      '玉环经济开发区',
      '鸡山乡',
    ]);
    const rows = sheets[0]!.rows;
    const texts = (row: number) => rows.find((r) => r.row === row)?.cells.map((cell) => cell?.text);
    expect(texts(1)).toEqual(Array(7).fill('玉城街道工业用地情况（虚构数据）'));
    expect(texts(3)).toEqual([
      '序号',
      '企业名称',
      '统一社会信用代码',
      '宗地号',
      '用地面积',
      '用地面积',
      '用地面积',
    ]);
    expect(texts(4)).toEqual(['序号', '企业名称', '统一社会信用代码', '宗地号', '自有', '租入', '租出']);
    expect(texts(5)).toEqual([
      '1',
      '玉环辛卯恒铸造有限公司',
      '913310218960000454',
      '玉国用（2013）第910004-4-1号',
      '7138.4',
    ]);
    expect(texts(6)).toEqual([
      '2',
      '玉环辛卯恒铸造有限公司',
      '913310218960000454',
      '玉国用（2013）第910004-4-2号',
      '4759',
    ]);
    expect(rows.find((r) => r.row === 6)?.cells.map((cell) => cell?.merged)).toEqual([
      undefined,
      'down',
      'down',
      undefined,
      undefined,
    ]);
  });

  test('a hidden draft beside the roster, dates as numbers and as text', async () => {
    const [roster, draft] = await read('市场监管局-工业企业名录.xlsx');
    expect([roster!.hidden, draft!.name, draft!.hidden]).toEqual([false, '草稿', true]);
    expect(roster!.rows.find(({ row }) => row === 4)?.cells[6]).toEqual({
      text: '42794',
      kind: 'number',
      date: '2017-02-28',
    });
  });

  test('a CSV in GBK, in the order of its lines', async () => {
    const [sheet] = await read('税务局-企业入库税收-2022.csv');
    expect(sheet!.rows.length).toBe(2981);
    expect(
      sheet!.rows.slice(0, 3).map(({ row, cells }) => [row, ...cells.map((cell) => cell?.text)]),
    ).toEqual([
      [1, '纳税人识别号', '纳税人名称', '入库税额(元)'],
      [2, '91331083MAUW0006XA', '玉环丁卯鑫汽车零部件工贸有限公司', '458929.00'],
      [3, '913310210620000144', '玉环戊酉泰生物药业(浙江)有限公司', '-190436.00'],
    ]);
  });
});
