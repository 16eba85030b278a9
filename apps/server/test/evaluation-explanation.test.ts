import {
  evaluate,
  explainEnterprise,
  findWays,
  packPopulation,
  unpackPopulation,
  whatIf,
} from '@tenglong/domain/evaluation';
import { checkTrace } from '@tenglong/domain/rule';
import { describe, expect, test } from 'vitest';
import { countyOf, dictionary, schemeOf } from './evaluation-sample.ts';

// 玉环丁酉昌塑业有限公司 of the sample, as drawn on the design's sheet of one enterprise before any code was written.
const CODE = '913310210340026376';
const FACTS = dictionary();
const runOf = (year: number) =>
  evaluate(countyOf(year), [schemeOf('above'), schemeOf('below')], { year, facts: FACTS });

const run = runOf(2022);
const scheme = run.schemes[0]!;
const row = scheme.members.findIndex(({ enterprise }) => enterprise.creditCode === CODE);
const fixed = (figure: number | null | undefined, places = 2) => (figure ?? Number.NaN).toFixed(places);

describe('The explanation of one enterprise of the sample', () => {
  const explanation = explainEnterprise(scheme, scheme.outcome, row);

  test('2022 年 57.32 分，评为 C；再得 4.70 分可到 B', () => {
    const { total, grade, rank, ranked, next } = explanation;
    expect([fixed(total), grade, rank, ranked]).toEqual(['57.32', 'C', 741, 877]);
    expect([next?.grade, fixed(next?.points), next?.ranks]).toEqual(['B', '4.70', 40]);
  });

  test('B 档线 62.02 分（第 701 名），A 档线 120.49 分', () => {
    const lines = explanation.lines.slice(0, 2).map(({ grade, total, rank }) => [grade, fixed(total), rank]);
    expect(lines).toEqual([
      ['A', '120.49', 175],
      ['B', '62.02', 701],
    ]);
  });

  test.each([
    ['taxPerMu', '5.91', '33.58', '18', '5.28', false],
    ['valueAddedPerMu', '61.33', '129.91', '47', '9.44', false],
    ['valueAddedPerTce', '2.32', '4.16', '56', '11.14', false],
    ['valueAddedPerEmission', '11962.35', '6609.81', '181', '15.00', true],
    ['laborProductivity', '24.21', '21.47', '113', '11.27', false],
  ])('%s: %s 对 %s，达 %s%%，得 %s 分', (id, value, baseline, share, score, capped) => {
    const item = explanation.indicators.find((indicator) => indicator.id === id);
    expect([
      fixed(item?.value),
      fixed(item?.baseline.figure),
      fixed((item?.shareOfBaseline ?? 0) * 100, 0),
    ]).toEqual([value, baseline, share]);
    expect([fixed(item?.score), item?.capped]).toEqual([score, capped]);
  });

  test('研发费用占比 1.48%，全市 2.86%，得 5.19 分', () => {
    const item = explanation.indicators[5];
    expect(
      [(item?.value ?? 0) * 100, (item?.baseline.figure ?? 0) * 100, item?.score].map((x) => fixed(x)),
    ).toEqual(['1.48', '2.86', '5.19']);
  });

  test('has a trace that holds by itself', () => {
    expect(explanation.trace?.answer.kind).toBe('number');
    expect(checkTrace(explanation.trace)).toEqual([]);
  });
});

describe('What if', () => {
  test('入库税收 75、综合能耗 175：62.94 分，第 693 名，C → B — in the browser too', () => {
    const tried = whatIf(scheme, row, { tax: 75, energyTce: 175 });
    expect([fixed(tried.total), tried.rank, tried.grade]).toEqual(['62.94', 693, 'B']);
    const browser = unpackPopulation(JSON.parse(JSON.stringify(packPopulation(scheme))));
    expect(whatIf(browser, row, { tax: 75, energyTce: 175 })).toEqual(tried);
  });
});

describe('到 B 的最短路', () => {
  const { target, single, pair } = findWays(scheme, scheme.outcome, row);

  test.each([
    ['valueAdded', 0.148],
    ['landMu', 0.242],
    ['energyTce', 0.297],
    ['tax', 0.891],
    ['rd', 0.906],
  ])('%s alone by %d', (fact, change) => {
    const step = single.find((way) => way.fact === fact)?.step;
    expect(target).toBe('B');
    // The picture prints a tenth of a percent.
    expect(Math.abs((step?.change ?? Number.NaN) - change)).toBeLessThanOrEqual(0.001);
  });

  test('排放已封顶，一家之力到不了', () => {
    expect(single.find(({ fact }) => fact === 'emission')?.step).toBeNull();
  });

  test('少用地、多增加值：各 9.6%', () => {
    const steps = [...(pair?.steps ?? [])].sort((a, b) => (a.fact < b.fact ? -1 : 1));
    expect(steps.map(({ fact, change }) => [fact, fixed(change * 100, 1)])).toEqual([
      ['landMu', '9.6'],
      ['valueAdded', '9.6'],
    ]);
  });
});
