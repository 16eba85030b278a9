import { type EvaluationResult, evaluate, type SchemeFile } from '@tenglong/domain/evaluation';
import { decimal } from '@tenglong/domain/values';
import { describe, expect, test } from 'vitest';
import { schemeOf } from './evaluation-sample.ts';

const ABOVE = ['landMu', 'tax', 'valueAdded', 'energyTce', 'emission', 'employees', 'rd', 'revenue'];
const BELOW = ['landMu', 'tax', 'electricity10kKwh'];

/** One enterprise under a scheme; the facts in the order of the vectors. */
function score(scheme: SchemeFile, year: number, figures: readonly string[]): EvaluationResult {
  const { scale } = scheme.population;
  const facts = (scale === 'above' ? ABOVE : BELOW).map((fact, at) => [fact, decimal(figures[at]!)] as const);
  const enterprise = {
    creditCode: '1',
    name: '',
    unit: '',
    scale,
    industry: '',
    facts: new Map(facts),
    violations: [],
  };
  return evaluate([enterprise], [scheme], { year }).results[0]!;
}

const capped = (name: string): SchemeFile => ({ ...schemeOf(name), cap: '1.5' });
const items = ({ items }: EvaluationResult) => Object.values(items).map(({ score }) => score ?? Number.NaN);
const total = ({ total }: EvaluationResult) => (total ?? Number.NaN).toFixed(2);

/** Item scores to the digits that the vector prints. */
function printed(result: EvaluationResult, digits: readonly number[]): string[] {
  return items(result).map((points, at) => String(Number(points.toFixed(digits[at]!))));
}

const E1 = ['20', '600', '2800', '900', '0.5', '150', '300', '9000'];
const E2 = ['35', '120', '900', '1500', '2.0', '80', '20', '3000'];
const E3 = ['8', '520', '2600', '300', '0.1', '90', '260', '7000'];

describe('Huangyan 2022, the vectors of the published method', () => {
  const open = schemeOf('huangyan-2022-above');
  const closed = capped('huangyan-2022-above');

  test('E1: 37.349 + 20.564 + 23.0966 + 11.3595 + 10.2903 + 11.0375 = 113.70, capped or not', () => {
    const wanted = ['37.349', '20.564', '23.0966', '11.3595', '10.2903', '11.0375'];
    for (const scheme of [open, closed]) {
      const result = score(scheme, 2022, E1);
      expect(printed(result, [3, 3, 4, 4, 4, 4])).toEqual(wanted);
      expect(total(result)).toBe('113.70');
    }
  });

  test('E2: 4.2685 + 3.7771 + 4.4543 + 0.9128 + 6.2018 + 2.2075 = 21.82, capped or not', () => {
    const wanted = ['4.2685', '3.7771', '4.4543', '0.9128', '6.2018', '2.2075'];
    for (const scheme of [open, closed]) {
      const result = score(scheme, 2022, E2);
      expect(printed(result, [4, 4, 4, 4, 4, 4])).toEqual(wanted);
      expect(total(result)).toBe('21.82');
    }
  });

  test('E3: 273.97 without cap; 45 + 30 + 30 + 15 + 15 + 12.299 = 147.30 with it', () => {
    expect(total(score(open, 2022, E3))).toBe('273.97');
    const held = score(closed, 2022, E3);
    expect(printed(held, [0, 0, 0, 0, 0, 3])).toEqual(['45', '30', '30', '15', '15', '12.299']);
    expect(total(held)).toBe('147.30');
  });

  test('below scale: 亩均税收 8 and 单位用电税收 0.20 make 77.02, capped or not', () => {
    // On 5 亩, tax 40 and 200 万千瓦时.
    for (const scheme of [schemeOf('huangyan-2022-below'), capped('huangyan-2022-below')]) {
      expect(total(score(scheme, 2022, ['5', '40', '200']))).toBe('77.02');
    }
  });

  test('who is the baseline in everything has 100.00', () => {
    // One 亩, value added 136.16, and what the baselines leave for the rest: 0.0302 of 10,000 is 302.
    const one = score(open, 2022, [
      '1',
      '24.097',
      '136.16',
      '50.541945',
      '0.027619725',
      '7.506064',
      '302',
      '10000',
    ]);
    expect(total(one)).toBe('100.00');
  });
});

describe('Huangyan 2021, worked by hand', () => {
  // Land 20, tax 520.2, value added 2645.4, 1,000 tce, 0.5 t, 100 employees, R&D 61 of 4,000:
  //   520.2 ÷ 20 = 26.01, the baseline itself                                            30
  //   2645.4 ÷ 20 = 132.27, the baseline itself                                          20
  //   2.6454 ÷ 2.54 = 1.04149606 (2.54 × 1.04 = 2.6416, rest 0.0038 ÷ 2.54)     × 20 = 20.8299
  //   5290.8 ÷ 4861.08 = 1.08840011 (rest 429.72 ÷ 4861.08)                      × 10 = 10.8840
  //   26.454 ÷ 17.45 = 1.51598854 (rest 9.004 ÷ 17.45)                           × 10 = 15.1599
  //   61 ÷ 4000 = 0.01525, half of 0.0305                                                 5
  //   together                                                                       101.8738
  const figures = ['20', '520.2', '2645.4', '1000', '0.5', '100', '61', '4000'];

  test('101.8738 without cap', () => {
    const result = score(schemeOf('huangyan-2021-above'), 2021, figures);
    expect(printed(result, [4, 4, 4, 4, 4, 4])).toEqual(['30', '20', '20.8299', '10.884', '15.1599', '5']);
    expect(result.total?.toFixed(4)).toBe('101.8738');
  });

  test('101.7139 with it: labour productivity is held at 15', () => {
    const result = score(capped('huangyan-2021-above'), 2021, figures);
    expect(result.total?.toFixed(4)).toBe('101.7139');
  });

  // Land 4, tax 33.202116, 200 万千瓦时: 8.300529 is half of 16.601058, so 25;
  // 0.16601058 ÷ 0.236565 = 0.70175461 (0.7 × 0.236565 = 0.1655955, rest 0.00041508), × 50 = 35.0877.
  test('below scale 60.0877', () => {
    const result = score(schemeOf('huangyan-2021-below'), 2021, ['4', '33.202116', '200']);
    expect(printed(result, [4, 4])).toEqual(['25', '35.0877']);
    expect(result.total?.toFixed(4)).toBe('60.0877');
  });

  test('a scheme of 2021 says nothing of 2022', () => {
    const result = score(schemeOf('huangyan-2021-above'), 2022, figures);
    expect(result.total).toBeNull();
    expect(result.reason).toMatch(/^no baseline: taxPerMu, /);
  });

  test('ranks without grading, because the shares of the grades were not published', () => {
    const result = score(schemeOf('huangyan-2021-above'), 2021, figures);
    expect([result.rank, result.preliminaryGrade, result.grade, result.reason]).toEqual([1, null, null, '']);
  });
});
