import type { CraftCell, CraftSheet } from '../craft-xlsx.ts';
import type { Random } from './spoil.ts';

/** Headers as departments write them, so that random sheets are taken for real ones now and then. */
export const WORDS = [
  '统一社会信用代码',
  '企业名称',
  '乡镇（街道）',
  '入库税额(元)',
  '税收（万元）',
  '营业收入（千元）',
  '工业增加值',
  '研发费用占比(%)',
  '平均用工人数（人）',
  '综合能耗（吨标准煤）',
  '用电量（万千瓦时）',
  '占地面积（平方米）',
  '年度',
  '月份',
  '合计',
  '单位：万元',
];

const TEXTS = [
  '',
  ' ',
  '　',
  '\u0000',
  '\u0007响',
  '\ud800',
  '\udc00后',
  '𠮷野家',
  '=1+1',
  '＝HYPERLINK("http://x")',
  '@SUM(A1)',
  '-',
  '—',
  '…',
  '无',
  '1e308',
  '9e999',
  '-0',
  '１２３',
  '１，２３４．５',
  '12,34,5',
  '1.2.3',
  '99999999999999999999999999999999999999',
  '0.00000000000000000000000000000000000001',
  '12%',
  '三千',
  '2022年13月',
  '2022-02-30',
  '1900-01-00',
  '91331021MA2AAAAA0X',
  '9.13310210620000144E+17',
  '玉环虚构有限公司',
  '玉环虚构有限公司\n（分厂）',
  '合计',
  '字'.repeat(5000),
  '__proto__',
  'constructor',
  "'; drop table batches; --",
  '<c r="A1">',
  '&amp;&lt;',
  '\u202e倒',
];

function randomCell(random: Random, words: readonly string[]): CraftCell {
  switch (random.below(12)) {
    case 0:
      return null;
    case 1:
      return random.pick(words);
    case 2:
      return (random.below(2_000_000) - 1_000_000) / 100;
    case 3:
      return random.below(2) === 0;
    case 4:
      return { error: random.pick(['#N/A', '#DIV/0!', '#REF!', '？']) };
    case 5:
      return { formula: random.pick(['A1', 'SUM(A1:A9)', '"x"&B2']), value: random.pick([0, 1, '字', true]) };
    case 6:
      return { raw: random.pick(['1E400', 'NaN', '-', '', '1e-400', 'INF', '00012', '0x1F', '1_000']) };
    case 7:
      return { date: random.pick(['2022-03-01', '1900-03-01', '2099-12-31']) };
    case 8:
      return { rich: [random.pick(TEXTS), random.pick(TEXTS)], phonetic: 'x' };
    case 9:
      return { inline: random.pick(TEXTS) };
    default:
      return random.pick(TEXTS);
  }
}

/** A sheet that nobody would send: a header of real words somewhere, anything at all below it. */
export function randomGrid(random: Random, words: readonly string[]): CraftSheet {
  const width = 1 + random.below(12);
  const header = Array.from({ length: width }, () => random.pick(words));
  const anything = () => Array.from({ length: random.below(width + 3) }, () => randomCell(random, words));
  const rows = Array.from({ length: random.below(25) }, anything);
  rows.splice(random.below(Math.min(rows.length, 4) + 1), 0, header);
  const merges =
    random.below(3) === 0 ? [`A1:${'ABCDEFG'.charAt(random.below(7))}${1 + random.below(20)}`] : [];
  return { name: random.pick(['企业', '2022', '', '汇总\u0000', 'Sheet1']) || '表', rows, merges };
}
