// A statistics bureau's workbook: enterprises by code and name, 20 columns, the headings an office uses.
import { sequence, writeSheet } from './make-workbook.mjs';

const HEADS = [
  '序号',
  '统一社会信用代码',
  '单位详细名称',
  '乡镇（街道）',
  '行业代码',
  '工业增加值',
  '营业收入',
  '研发费用',
  '平均用工人数',
  '工业总产值',
  '营业成本',
  '利润总额',
  '应付职工薪酬',
  '固定资产原价',
  '资产总计',
  '负债合计',
  '出口交货值',
  '新产品产值',
  '应收账款',
  '存货',
];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRST'];
const TOWNS = [
  '玉城街道',
  '坎门街道',
  '大麦屿街道',
  '清港镇',
  '楚门镇',
  '干江镇',
  '芦浦镇',
  '龙溪镇',
  '沙门镇',
];

export const nameOf = (at) => `玉环虚构${at}号精密机械制造有限公司`;

/** A credit code whose check character is right; `check` is the product's own rule. */
export function creditCodeOf(at, check) {
  const body = `91331083MA${String(at).padStart(7, '0')}`;
  return `${body}${check(body)}`;
}

/** @param check the check character of 17 others */
export async function makeStatistics(path, rows, check) {
  const next = sequence(20230301);
  await writeSheet(
    path,
    '主要指标',
    async (share, push) => {
      const towns = TOWNS.map(share);
      const texts = (row, cells) =>
        cells.map((text, at) => `<c r="${LETTERS[at]}${row}" t="s"><v>${share(text)}</v></c>`).join('');
      push(`<row r="1" spans="1:20">${texts(1, ['2022年规上工业企业主要指标（单位：千元）'])}</row>`);
      push(`<row r="2" spans="1:20">${texts(2, HEADS)}</row>`);
      for (let at = 0; at < rows; at += 1) {
        const r = at + 3;
        let row = `<row r="${r}" spans="1:20"><c r="A${r}"><v>${at + 1}</v></c><c r="B${r}" t="s"><v>${share(creditCodeOf(at, check))}</v></c><c r="C${r}" t="s"><v>${share(nameOf(at))}</v></c><c r="D${r}" t="s"><v>${towns[next() % towns.length]}</v></c><c r="E${r}"><v>${1300 + (next() % 3000)}</v></c>`;
        for (let column = 5; column < 20; column += 1) {
          const figure = column === 8 ? 1 + (next() % 900) : (next() % 100_000_000) / 100;
          row += `<c r="${LETTERS[column]}${r}" s="2"><v>${figure}</v></c>`;
        }
        await push(`${row}</row>`);
      }
    },
    { rows },
  );
}
