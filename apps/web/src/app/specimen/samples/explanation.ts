import type { Explanation, IndicatorExplanation, Ways, WhatIfResult } from '@tenglong/contracts/evaluation';
import type { HistoryMultiplesProps, Lever } from '../../../features/evaluation/index.ts';

type Input = readonly [fact: string, title: string, unit: string, value: string, decimals: number];

const tax: Input = ['tax', '入库税收', '万元', '48.9669', 2];
const land: Input = ['landMu', '实际用地', '亩', '8.2893', 2];
const valueAdded: Input = ['valueAdded', '工业增加值', '万元', '508.4', 2];
const energy: Input = ['energyTce', '综合能耗', '吨标煤', '219.24', 2];
const emission: Input = ['emission', '污染物排放', '吨', '0.0425', 4];
const employees: Input = ['employees', '平均用工', '人', '21', 0];
const rd: Input = ['rd', '研发费用', '万元', '33', 2];
const revenue: Input = ['revenue', '营业收入', '万元', '2224.3', 2];

function indicator(
  [id, title, unit, weight, percent]: readonly [string, string, string, number, boolean],
  [numerator, denominator]: readonly [Input, Input],
  [value, baseline, score]: readonly [number, number, number],
  [valueBefore, scoreBefore]: readonly [number, number],
): IndicatorExplanation {
  const input = ([fact, name, measure, amount, decimals]: Input) => ({
    fact,
    title: name,
    unit: measure,
    value: amount,
    decimals,
  });
  const cap = weight * 1.5;
  return {
    indicator: {
      id,
      title,
      unit,
      decimals: 2,
      weight,
      capFactor: 1.5,
      percent,
      numerator: { fact: numerator[0], title: numerator[1], unit: numerator[2] },
      denominator: { fact: denominator[0], title: denominator[1], unit: denominator[2] },
    },
    numerator: input(numerator),
    denominator: input(denominator),
    value,
    baseline,
    baselineSums: null,
    score,
    cap,
    capped: score >= cap,
    how: 'computed',
    before: { value: valueBefore, score: scoreBefore },
  };
}

export const sampleExplanation: Explanation = {
  runId: 'run-2022-1',
  runNumber: 1,
  frozenAt: '2023-05-12T02:10:00Z',
  year: 2022,
  creditCode: '913310210340026376',
  name: '玉环丁酉昌塑业有限公司',
  unitName: '大麦屿街道',
  scale: 'above',
  schemeTitle: '规上工业企业',
  total: 57.320444,
  rank: 741,
  ranked: 877,
  preliminary: 'C',
  grade: 'C',
  reason: '',
  indicators: [
    indicator(
      ['taxPerMu', '亩均税收', '万元/亩', 30, false],
      [tax, land],
      [5.907242, 33.583765, 5.276873],
      [26.725284, 26.217614],
    ),
    indicator(
      ['valueAddedPerMu', '亩均增加值', '万元/亩', 20, false],
      [valueAdded, land],
      [61.332079, 129.912955, 9.442027],
      [75.434596, 12.695131],
    ),
    indicator(
      ['valueAddedPerTce', '单位能耗增加值', '万元/吨标煤', 20, false],
      [valueAdded, energy],
      [2.31892, 4.163556, 11.139133],
      [3.47698, 16.917885],
    ),
    indicator(
      ['valueAddedPerEmission', '单位排放增加值', '万元/吨', 10, false],
      [valueAdded, emission],
      [11962.352941, 6609.810789, 15],
      [5480.280456, 8.260781],
    ),
    indicator(
      ['laborProductivity', '全员劳动生产率', '万元/人', 10, false],
      [valueAdded, employees],
      [24.209524, 21.47366, 11.274056],
      [25.012, 12.033014],
    ),
    indicator(
      ['rdRatio', '研发费用占比', '%', 10, true],
      [rd, revenue],
      [0.014836, 0.028595, 5.188357],
      [0.039399, 13.994748],
    ),
  ],
  adjustments: [],
  lines: [
    { grade: 'A', total: 120.49, rank: 175 },
    { grade: 'B', total: 62.02, rank: 701 },
    { grade: 'C', total: 47.4, rank: 833 },
    { grade: 'D', total: 12.1, rank: 877 },
  ],
  next: { grade: 'B', points: 4.7 },
  before: { year: 2021, total: 90.119174, rank: 415, grade: 'B' },
  withheld: [],
  neighbours: [],
};

const way = (
  [fact, title, unit, now, decimals]: readonly [string, string, string, string, number],
  needed: string | null,
  change: number | null,
) => ({ fact, title, unit, decimals, now, needed, change });

export const sampleWays: Ways = {
  target: 'B',
  single: [
    way(['valueAdded', '工业增加值', '万元', '508.4', 1], '583.5', 0.148),
    way(['landMu', '实际用地', '亩', '8.2893', 2], '6.28', -0.242),
    way(['energyTce', '综合能耗', '吨标煤', '219.24', 1], '154.2', -0.297),
    way(['tax', '入库税收', '万元', '48.9669', 1], '92.6', 0.891),
    way(['rd', '研发费用', '万元', '33', 1], '62.9', 0.906),
    way(['emission', '污染物排放', '吨', '0.0425', 4], null, null),
  ],
  pair: [
    {
      fact: 'landMu',
      title: '实际用地',
      unit: '亩',
      decimals: 2,
      now: '8.2893',
      needed: '7.49',
      change: -0.096,
    },
    {
      fact: 'valueAdded',
      title: '增加值',
      unit: '万元',
      decimals: 1,
      now: '508.4',
      needed: '557.1',
      change: 0.096,
    },
  ],
};

export const sampleLevers: readonly Lever[] = [
  { fact: 'tax', title: '入库税收', unit: '万元', decimals: 1, now: 48.9669, min: 0, max: 140 },
  { fact: 'landMu', title: '实际用地', unit: '亩', decimals: 2, now: 8.2893, min: 3, max: 13 },
  { fact: 'energyTce', title: '综合能耗', unit: '吨标煤', decimals: 1, now: 219.24, min: 80, max: 290 },
  { fact: 'valueAdded', title: '增加值', unit: '万元', decimals: 1, now: 508.4, min: 200, max: 940 },
];

export const sampleWhatIf: WhatIfResult = {
  total: 62.94,
  rank: 693,
  preliminary: 'B',
  grade: 'B',
  reason: '',
  scores: {},
};

const series = (
  id: string,
  title: string,
  unit: string,
  decimals: number,
  own: readonly number[],
  context: readonly number[],
) => ({
  id,
  title,
  unit,
  decimals,
  contextTitle: id === 'total' ? 'B 档线' : '全市基准',
  points: own.map((value, at) => ({ label: `${2020 + at}`, own: value, context: context[at] ?? null })),
});

export const sampleHistory: HistoryMultiplesProps = {
  years: [
    { year: 2020, grade: 'B', rank: 558 },
    { year: 2021, grade: 'B', rank: 415 },
    { year: 2022, grade: 'C', rank: 741 },
  ],
  series: [
    series('total', '总分', '细线为 B 档线', 1, [74.6, 90.1, 57.3], [62.5, 62.2, 62]),
    series('taxPerMu', '亩均税收', '万元/亩', 1, [12.4, 26.7, 5.9], [27.4, 30.6, 33.6]),
    series('valueAddedPerMu', '亩均增加值', '万元/亩', 1, [59.2, 75.4, 61.3], [113.2, 119.3, 129.9]),
    series('valueAddedPerTce', '单位能耗增加值', '万元/吨标煤', 2, [4.45, 3.48, 2.32], [4.12, 4.1, 4.16]),
    series('valueAddedPerEmission', '单位排放增加值', '万元/吨', 0, [6120, 5480, 11962], [6520, 6640, 6610]),
    series('laborProductivity', '全员劳动生产率', '万元/人', 1, [21.6, 25, 24.2], [22.4, 21, 21.5]),
    series('rdRatio', '研发费用占比', '%', 2, [3.3, 3.94, 1.48], [2.8, 2.83, 2.86]),
  ],
};
