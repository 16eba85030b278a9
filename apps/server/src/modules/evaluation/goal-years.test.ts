import type { RunScheme } from '@tenglong/contracts/evaluation';
import { expect, test } from 'vitest';
import { goalYears, type LatestOfYear, runsOf } from './goal-years.ts';

const run = (year: number, number: number, value: string | null): LatestOfYear => ({
  year,
  number,
  schemes: [
    {
      schemeId: 'above',
      indicators: [{ id: 'perTce', decimals: 2, percent: false }],
      baselines: value === null ? [] : [{ indicator: 'perTce', value }],
    } as unknown as RunScheme,
  ],
});
const ENERGY = { scheme: 'above', indicator: 'perTce', since: 2020, inverse: true } as const;
const fall = { direction: 'decrease' } as const;
const said = (runs: readonly LatestOfYear[], measure: Parameters<typeof goalYears>[2] = ENERGY) =>
  goalYears(runs, fall, measure).map((one) => `${one.value} ${runsOf(one)}`);

test('energy per value added since 2020, by hand: 2 万元 a ton are 0.5 tons a 万元; 2.5 are 0.4 and a fifth less, 1.6 are 0.625 and a quarter more', () => {
  expect(said([run(2020, 1, '2'), run(2021, 2, '2.5'), run(2022, 5, '1.6')])).toEqual([
    '0.0 2020 年度第 1 次测算',
    '20.0 2021 年度第 2 次测算，与 2020 年度第 1 次相比',
    '-25.0 2022 年度第 5 次测算，与 2020 年度第 1 次相比',
  ]);
});

test.each([
  ['no year was evaluated before', [run(2021, 2, '2.5'), run(2022, 5, '1.6')]],
  ['the base has no figure', [run(2020, 1, null), run(2022, 5, '1.6')]],
  ['only the base is known', [run(2020, 1, '2')]],
  ['nothing but years before the base', [run(2018, 1, '2'), run(2020, 2, '2')]],
])('where %s nothing is said', (_title, runs) => {
  expect(said(runs)).toEqual([]);
});

test('a goal that is no change shows its figure as it stands, year by year', () => {
  expect(said([run(2021, 2, '2.5'), run(2022, 5, '1.6')], { scheme: 'above', indicator: 'perTce' })).toEqual([
    '2.50 2021 年度第 2 次测算',
    '1.60 2022 年度第 5 次测算',
  ]);
});
