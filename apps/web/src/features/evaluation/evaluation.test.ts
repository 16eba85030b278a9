import type { Explanation, IndicatorExplanation } from '@tenglong/contracts/evaluation';
import { describe, expect, test } from 'vitest';
import { changeSentence, gradeSentence, verdictText } from './explanation-text.ts';
import { ownListed, runLead, runSentence } from './run-words.ts';
import { orderWays } from './ways-table.tsx';
import { rankMove } from './what-if.tsx';

const indicator = (
  title: string,
  percent: boolean,
  now: readonly [number | null, number | null],
  before: readonly [number, number] | null,
): IndicatorExplanation => ({
  indicator: {
    id: title,
    title,
    unit: '万元/亩',
    decimals: 2,
    weight: 30,
    capFactor: 1.5,
    percent,
    numerator: { fact: 'a', title: '甲', unit: '万元' },
    denominator: { fact: 'b', title: '乙', unit: '亩' },
  },
  numerator: { fact: 'a', title: '甲', unit: '万元', value: '1', decimals: 2 },
  denominator: { fact: 'b', title: '乙', unit: '亩', value: '1', decimals: 2 },
  value: now[0],
  baseline: 1,
  baselineSums: null,
  score: now[1],
  cap: 45,
  capped: false,
  how: now[1] === null ? 'none' : 'computed',
  before: before && { value: before[0], score: before[1] },
});

const base: Explanation = {
  runId: 'r',
  runNumber: 1,
  frozenAt: '2023-05-12T01:00:00Z',
  year: 2022,
  creditCode: '913310210340026376',
  name: '玉环丁酉昌塑业有限公司',
  unitName: '大麦屿街道',
  scale: 'above',
  schemeTitle: '规上',
  total: 57.320444,
  rank: 741,
  ranked: 877,
  preliminary: 'C',
  grade: 'C',
  reason: '',
  indicators: [],
  adjustments: [],
  lines: [],
  next: { grade: 'B', points: 4.7 },
  before: { year: 2021, total: 90.119174, rank: 415, grade: 'B' },
  withheld: [],
  neighbours: [],
};

describe('the sentence of an enterprise’s grade', () => {
  test.each([
    ['total, grade and the way to the next', {}, '2022 年 57.32 分，评为 C；再得 4.70 分可到 B'],
    [
      'at the top there is no next, but a rank',
      { grade: 'A', preliminary: 'A', next: null, rank: 1 },
      '2022 年 57.32 分，评为 A，居第 1 名',
    ],
    [
      'an adjusted grade names both',
      { preliminary: 'A', grade: 'B', next: null, rank: null },
      '2022 年 57.32 分，初评 A，定为 B',
    ],
    [
      'an ungraded one names the reason',
      { grade: null, reason: '缺用地面积' },
      '2022 年未评等级：缺用地面积',
    ],
  ] as const)('%s', (_title, change, expected) => {
    expect(gradeSentence({ ...base, ...change })).toBe(expected);
  });
});

describe('why the total moved', () => {
  test('the two largest moves in the same direction are named, a gain is not named as the cause of a loss', () => {
    const indicators = [
      indicator('亩均税收', false, [5.907242, 5.276873], [26.725284, 26.217614]),
      indicator('研发费用占比', true, [0.014836, 5.188357], [0.039399, 13.994748]),
      indicator('单位能耗增加值', false, [2.31892, 11.139133], [3.47698, 16.917885]),
      indicator('单位排放增加值', false, [11962.35, 15], [5480.28, 8.260781]),
    ];
    expect(changeSentence({ ...base, indicators })).toBe(
      '比上年少 32.80 分，主要因为亩均税收由 26.73 降到 5.91 万元/亩（失 20.94 分），研发费用占比由 3.94% 降到 1.48%（失 8.81 分）。',
    );
  });
  test('a gain larger than the second loss is still no cause of it', () => {
    const indicators = [
      indicator('亩均税收', false, [5.907242, 5.276873], [26.725284, 26.217614]),
      indicator('单位排放增加值', false, [11962.35, 15], [5480.28, 8.260781]),
      indicator('单位能耗增加值', false, [2.31892, 11.139133], [3.47698, 16.917885]),
    ];
    expect(changeSentence({ ...base, indicators })).toBe(
      '比上年少 32.80 分，主要因为亩均税收由 26.73 降到 5.91 万元/亩（失 20.94 分），单位能耗增加值由 3.48 降到 2.32 万元/亩（失 5.78 分）。',
    );
  });
  test('moves of less than half a point are no reason', () => {
    const indicators = [indicator('亩均税收', false, [6, 5.3], [6.1, 5.7])];
    expect(
      changeSentence({
        ...base,
        total: 56,
        before: { year: 2021, total: 56.4, rank: 1, grade: 'B' },
        indicators,
      }),
    ).toBe('比上年少 0.40 分。');
  });
  test('without a year before nothing is said', () => {
    expect(changeSentence({ ...base, before: null })).toBe('');
  });
});

describe('what the grade rests on', () => {
  test('nothing beside the score', () => {
    expect(verdictText(base)).toBe('初评 C，无加减档、无否决，定 C');
  });
  test('an adjustment in its own words', () => {
    const adjustments = [
      { kind: 'veto', text: '严重违法，一票否决', from: 'B', to: 'D', clause: '20', entryId: null } as const,
    ];
    expect(verdictText({ ...base, preliminary: 'B', grade: 'D', adjustments })).toBe(
      '初评 B，严重违法，一票否决，依方案第 20 条，定 D',
    );
  });
  test('one that no clause gives rests on the scheme, and no blank stands there', () => {
    const adjustments = [
      { kind: 'veto', text: '严重违法', from: 'B', to: 'D', clause: '', entryId: null } as const,
    ];
    expect(verdictText({ ...base, preliminary: 'B', grade: 'D', adjustments })).toBe(
      '初评 B，严重违法，依评价办法，定 D',
    );
  });
});

test('ways up: the least change first, either way; what cannot do it alone comes last', () => {
  const way = (fact: string, change: number | null) => ({
    fact,
    title: fact,
    unit: '',
    decimals: 2,
    now: '1',
    needed: change === null ? null : '2',
    change,
  });
  const ordered = orderWays([
    way('emission', null),
    way('tax', 0.891),
    way('land', -0.242),
    way('valueAdded', 0.148),
  ]);
  expect(ordered.map(({ fact }) => fact)).toEqual(['valueAdded', 'land', 'tax', 'emission']);
});

test.each([
  ['forward', 741, 693, '前移 48'],
  ['backward', 693, 741, '后退 48'],
  ['not at all', 693, 693, ''],
  ['to nowhere', 693, null, ''],
])('a rank moves %s', (_title, from, to, expected) => {
  expect(rankMove(from, to)).toBe(expected);
});

describe('the sentence of a run', () => {
  const counts = (A: number, none: number) => ({ A, B: 2, C: 1, D: 0, none });
  const run = {
    year: 2022,
    final: counts(10, 4),
    schemes: [],
    adjusted: 3,
    byUnit: [
      { unitId: '1', unitName: '东镇', scale: 'above' as const, counts: counts(1, 0), meanTotal: 80 },
      { unitId: '1', unitName: '东镇', scale: 'below' as const, counts: counts(2, 1), meanTotal: null },
    ],
  };
  test('is of the county for whoever sees it whole', () => {
    expect(runSentence(run, { whole: true, name: '全市' })).toBe(
      '全市 2022 年 A 档 10 家、B 档 2 家、C 档 1 家、D 档 0 家，4 家缺数未评',
    );
  });
  test('is of a township for a township, and says which figures beside it are the county’s', () => {
    const whose = { whole: false, name: '东镇' };
    expect(runSentence(run, whose)).toBe(
      '东镇 2022 年 A 档 3 家、B 档 4 家、C 档 2 家、D 档 0 家，1 家缺数未评',
    );
    expect(runLead(run, whose)).toBe(
      '全市 A 档 10 家、B 档 2 家、C 档 1 家、D 档 0 家，4 家缺数未评；东镇 3 家因违法违规、激励或降档调整了等级。',
    );
    expect([ownListed(run, 'above'), ownListed(run, 'below')]).toEqual([4, 6]);
  });
  test.each([
    [{ A: 0, B: 0, C: 0, D: 1, none: 0 }, '本企业 2022 年评为 D 档'],
    [{ A: 0, B: 0, C: 0, D: 0, none: 1 }, '本企业 2022 年缺数未评'],
    [{ A: 0, B: 0, C: 0, D: 0, none: 0 }, '本企业 2022 年没有参评'],
  ])('is of one enterprise in its own words: %o', (counts, expected) => {
    const byUnit = run.byUnit.slice(0, 1).map((one) => ({ ...one, counts }));
    expect(runSentence({ ...run, byUnit }, { whole: false, name: '本企业', single: true })).toBe(expected);
  });
});
