import type { EnterprisePage, EnterpriseRow } from '@tenglong/contracts/enterprise';
import type { ResultRow } from '@tenglong/contracts/evaluation';
import type { Grade } from '@tenglong/contracts/page';
import type { ScreeningPage, ScreeningRow } from '@tenglong/contracts/screening';
import { sampleExplanation } from './explanation.ts';

const units = [
  '玉城街道',
  '坎门街道',
  '大麦屿街道',
  '清港镇',
  '楚门镇',
  '干江镇',
  '沙门镇',
  '芦浦镇',
  '龙溪镇',
];
const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const branches = [...'子丑寅卯辰巳午未申酉戌亥'];
const trades = ['阀门', '水暖', '汽车零部件', '家具', '眼镜', '塑业', '电机', '铸造'];
const tails = ['有限公司', '制造有限公司', '科技有限公司', '（浙江）有限公司', '股份有限公司'];
const grades: readonly Grade[] = ['A', 'B', 'B', 'B', 'C', 'D'];

/** The same figures at each start: a specimen is compared with yesterday's picture. */
const noise = (at: number, salt: number): number => {
  const x = Math.sin(at * 12.9898 + salt * 78.233) * 43758.5453;
  return x - Math.floor(x);
};
const pick = <Item>(items: readonly Item[], at: number, otherwise: Item): Item =>
  items[at % items.length] ?? otherwise;

function nameOf(at: number): string {
  const word =
    pick(stems, at, '甲') +
    pick(branches, at * 7 + Math.floor(at / 10), '子') +
    pick([...'盛鑫泰隆恒达昌'], at * 3, '盛');
  return `玉环${word}${pick(trades, at * 5 + Math.floor(at / 7), '阀门')}${pick(tails, at * 11 + Math.floor(at / 3), '有限公司')}`;
}
const codeOf = (at: number) => `91331083MA${String(at).padStart(7, '0')}X`;

export const sampleFacts: EnterprisePage['facts'] = [
  { id: 'landMu', title: '用地面积', unit: '亩', decimals: 2, department: '市自然资源和规划局' },
  { id: 'tax', title: '入库税收', unit: '万元', decimals: 2, department: '市税务局' },
  { id: 'valueAdded', title: '工业增加值', unit: '万元', decimals: 2, department: '市统计局' },
  { id: 'revenue', title: '营业收入', unit: '万元', decimals: 2, department: '市统计局' },
  { id: 'energyTce', title: '综合能耗', unit: '吨标煤', decimals: 1, department: '市发改局' },
  { id: 'emission', title: '污染物排放', unit: '吨', decimals: 4, department: '玉环生态环境分局' },
];

export const sampleEnterprises: readonly EnterpriseRow[] = Array.from({ length: 20_000 }, (_, at) => {
  const known = (value: number, places: number) => ({
    value: value.toFixed(places),
    state: 'known' as const,
  });
  const size = 2 + noise(at, 1) ** 3 * 120;
  const graded = at % 37 !== 5;
  return {
    creditCode: codeOf(at),
    name: nameOf(at),
    unitId: `33108300${at % 9}`,
    unitName: pick(units, at * 4 + Math.floor(at / 13), '玉城街道'),
    scale: at % 7 < 2 ? ('above' as const) : ('below' as const),
    industry: '3443',
    industryName: pick(
      ['阀门和旋塞制造', '汽车零部件及配件制造', '建筑装饰及水暖管道零件制造'],
      at,
      '阀门和旋塞制造',
    ),
    foundedOn: `20${String(at % 20).padStart(2, '0')}-0${1 + (at % 9)}-1${at % 9}`,
    facts: {
      landMu: at % 41 === 0 ? { value: null, state: 'missing' as const } : known(size, 4),
      tax:
        at % 53 === 3 ? { value: null, state: 'unknown' as const } : known(size * 30 * noise(at, 2) - 8, 4),
      valueAdded: known(size * 130 * noise(at, 3), 2),
      revenue: known(size * 600 * noise(at, 4), 2),
      energyTce: known(size * 32 * noise(at, 5), 2),
      emission: at % 3 === 0 ? { value: null, state: 'missing' as const } : known(noise(at, 6), 4),
    },
    total: graded ? 150 - at / 140 : null,
    rank: graded ? at + 1 : null,
    grade: graded ? pick(grades, Math.floor((at * 6) / 20_000), 'D') : null,
    reason: graded ? '' : '缺用地面积',
  };
});

export const sampleIndicators = sampleExplanation.indicators.map(({ indicator }) => indicator);

export const sampleResults: readonly ResultRow[] = Array.from({ length: 880 }, (_, at) => {
  const ranked = at < 877;
  const grade: Grade = at < 175 ? 'A' : at < 701 ? 'B' : at < 833 ? 'C' : 'D';
  const vetoed = at === 3;
  const share = 1.5 - at / 640;
  const scores = Object.fromEntries(
    sampleIndicators.map(({ id, weight }, k) => [
      id,
      ranked ? Math.max(0, Math.min(weight * 1.5, weight * (share + noise(at, k) - 0.5))) : null,
    ]),
  );
  return {
    creditCode: codeOf(at),
    name: nameOf(at),
    unitId: `33108300${at % 9}`,
    unitName: pick(units, at * 4 + Math.floor(at / 13), '玉城街道'),
    industry: '3443',
    industryName: '阀门和旋塞制造',
    scale: 'above' as const,
    values: Object.fromEntries(
      sampleExplanation.indicators.map(({ indicator, baseline }, k) => [
        indicator.id,
        ranked ? (baseline ?? 0) * Math.max(0, share + noise(at, k) - 0.5) : null,
      ]),
    ),
    scores,
    total: ranked ? Object.values(scores).reduce<number>((sum, score) => sum + (score ?? 0), 0) : null,
    rank: ranked ? at + 1 : null,
    preliminary: ranked ? grade : null,
    grade: ranked ? (vetoed ? ('D' as const) : grade) : null,
    reason: ranked ? '' : '缺工业增加值',
    adjustments: vetoed
      ? [
          {
            kind: 'veto',
            text: '2022 年 6 月严重违法，定为 D',
            from: 'A' as const,
            to: 'D' as const,
            clause: '20',
          },
        ]
      : [],
    before: pick(grades, at, 'B'),
  };
});

export const sampleRules: ScreeningPage['rules'] = [
  {
    id: 'low-tax',
    title: '低效企业',
    clause: '1',
    text: '规上企业，以及用地 3 亩以上的规下企业：本年和上年亩均税收都不超过 5 万元/亩。',
    yes: 214,
    unknown: 9,
    unavailable: '',
  },
  {
    id: 'large-low-tax',
    title: '亿元低效企业',
    clause: '1',
    text: '规上企业，本年营业收入 1 亿元以上：本年和上年亩均税收都不超过 10 万元/亩。',
    yes: 31,
    unknown: 2,
    unavailable: '',
  },
  {
    id: 'high-energy',
    title: '高耗企业',
    clause: '1',
    text: '单位增加值能耗高于省里分区域分行业的限值。',
    yes: 0,
    unknown: 0,
    unavailable: '省里的限值表没有公开，放入限值表后即可判定',
  },
];

export const sampleScreening: readonly ScreeningRow[] = Array.from({ length: 60 }, (_, at) => {
  const open = at % 11 === 4;
  const figure = (label: string, unit: string, year: number, value: number | null) => ({
    label,
    unit,
    year,
    figure:
      value === null
        ? { value: null, state: 'missing' as const }
        : { value: value.toFixed(4), state: 'known' as const },
  });
  return {
    creditCode: codeOf(at * 3),
    name: nameOf(at * 3),
    unitId: `33108300${at % 9}`,
    unitName: pick(units, at, '玉城街道'),
    scale: 'above' as const,
    rule: 'low-tax',
    verdict: open ? ('unknown' as const) : ('yes' as const),
    grade: pick(['C', 'D', 'D', 'B'] as const, at, 'D'),
    figures: [
      figure('亩均税收', '万元/亩', 2021, open ? null : 1 + noise(at, 7) * 4),
      figure('亩均税收', '万元/亩', 2022, 1 + noise(at, 8) * 4),
      figure('入库税收', '万元', 2021, open ? null : 10 + noise(at, 9) * 40),
      figure('入库税收', '万元', 2022, 10 + noise(at, 10) * 40),
    ],
    missing: open ? ['2021 年入库税收'] : [],
  };
});
