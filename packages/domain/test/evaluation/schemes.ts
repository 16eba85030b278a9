import { SchemeFile } from '../../src/evaluation/index.ts';

const PUBLICATION = { totalDecimals: 2, scoreDecimals: 2, rounding: 'halfAwayFromZero' };

const indicator = (
  id: string,
  numerator: string,
  denominator: string,
  weight: string,
  more: object = {},
) => ({
  id,
  title: id,
  unit: '',
  decimals: 2,
  numerator,
  denominator,
  weight,
  ...more,
});

/** Six indicators, written down from the sample's README; `changes` replaces whole keys. */
export function aboveScheme(changes: object = {}): SchemeFile {
  return SchemeFile.parse({
    id: 'above',
    title: '规上',
    clause: '20',
    source: '测试',
    role: 'default',
    population: { scale: 'above' },
    indicators: [
      indicator('taxPerMu', 'tax', 'landMu', '30'),
      indicator('valueAddedPerMu', 'valueAdded', 'landMu', '20'),
      indicator('valueAddedPerTce', 'valueAdded', 'energyTce', '20'),
      indicator('valueAddedPerEmission', 'valueAdded', 'emission', '10', {
        missingDenominator: 'meanItemScore',
        zeroDenominator: 'fullCapIfNumeratorPositive',
      }),
      indicator('laborProductivity', 'valueAdded', 'employees', '10'),
      indicator('rdRatio', 'rd', 'revenue', '10'),
    ],
    formula: { family: 'baselineRatio' },
    baseline: { origin: 'ratioOfSums' },
    quotas: quotas(['A', '20'], ['B', '80'], ['C', '95'], ['D', '100']),
    ties: [
      { fact: 'tax', better: 'more' },
      { fact: 'revenue', better: 'more' },
    ],
    vetoes: [
      { id: 'severe', title: '严重', when: findingOf('severe'), atMost: 'D' },
      { id: 'ordinary', title: '一般', when: findingOf('ordinary'), atMost: 'B' },
    ],
    promotion: { clause: '20', title: '重点产业项目建设期' },
    levers: [
      { fact: 'tax', direction: 'more' },
      { fact: 'landMu', direction: 'less' },
      { fact: 'valueAdded', direction: 'more' },
      { fact: 'energyTce', direction: 'less' },
      { fact: 'emission', direction: 'less' },
      { fact: 'employees', direction: 'less' },
      { fact: 'rd', direction: 'more' },
    ],
    publication: PUBLICATION,
    ...changes,
  });
}

/** Two indicators, on 3 亩 of land or more. */
export function belowScheme(changes: object = {}): SchemeFile {
  return aboveScheme({
    id: 'below',
    title: '规下',
    population: { scale: 'below', minimum: { fact: 'landMu', atLeast: '3', unknown: 'listUngraded' } },
    indicators: [
      indicator('taxPerMu', 'tax', 'landMu', '50'),
      indicator('taxPerElectricity', 'tax', 'electricity10kKwh', '50'),
    ],
    quotas: quotas(['A', '5'], ['B', '75'], ['C', '95'], ['D', '100']),
    levers: [
      { fact: 'tax', direction: 'more' },
      { fact: 'landMu', direction: 'less' },
      { fact: 'electricity10kKwh', direction: 'less' },
    ],
    ...changes,
  });
}

/** One indicator `x` of weight 100: 甲 ÷ 乙, that is `top` ÷ `bottom`. For formulas worked by hand. */
export function plainScheme(changes: object = {}, ofIndicator: object = {}): SchemeFile {
  return aboveScheme({
    indicators: [indicator('x', 'top', 'bottom', '100', ofIndicator)],
    ties: [],
    vetoes: [],
    levers: [
      { fact: 'top', direction: 'more' },
      { fact: 'bottom', direction: 'less' },
    ],
    ...changes,
  });
}

export const quotas = (...bounds: [grade: string, upToPercent: string][]) => ({
  rounding: 'floor',
  bounds: bounds.map(([grade, upToPercent]) => ({ grade, upToPercent })),
});

export const findingOf = (severity: string) => ({
  where: { fact: 'violations' },
  some: { equal: [{ item: 'severity' }, severity] },
});
