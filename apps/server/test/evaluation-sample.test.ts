import { type EvaluationResult, evaluate } from '@tenglong/domain/evaluation';
import { describe, expect, test } from 'vitest';
import { countyOf, dictionary, expectedRows, schemeOf } from './evaluation-sample.ts';

const FACTS = dictionary();
const SCHEMES = [schemeOf('above'), schemeOf('below')];

/** A printed figure agrees if it is ours to half its own last digit, and a trillionth for floating point. */
function agrees(printed: string, ours: number | null | undefined): boolean {
  if (printed === '' || ours === null || ours === undefined) return printed === '' && (ours ?? null) === null;
  const places = printed.split('.')[1]?.length ?? 0;
  return Math.abs(Number(printed) - ours) <= 0.5 * 10 ** -places * (1 + 1e-6) + Math.abs(ours) * 1e-12;
}

const WORDS = ['creditCode', 'name', 'unit', 'scale', 'reason'] as const;

function differences(printed: Readonly<Record<string, string>>, ours: EvaluationResult): string[] {
  const figures: Record<string, number | null | undefined> = { total: ours.total, rank: ours.rank };
  for (const key of Object.keys(printed)) {
    const [indicator = '', part] = key.split('.');
    if (part === 'value' || part === 'score') figures[key] = ours.items[indicator]?.[part];
  }
  return [
    ...WORDS.filter((key) => printed[key] !== ours[key]),
    ...(printed.preliminaryGrade === (ours.preliminaryGrade ?? '') ? [] : ['preliminaryGrade']),
    ...(printed.grade === (ours.grade ?? '') ? [] : ['grade']),
    ...Object.entries(figures)
      .filter(([key, figure]) => !agrees(printed[key] ?? '', figure))
      .map(([key]) => key),
  ].map((key) => `${printed.creditCode} ${key}: ${printed[key]}`);
}

describe('The shipped schemes meet the expected files of the sample county', () => {
  test.each([2021, 2022])(
    'every row of %i, in the same order: values, scores, totals, ranks, grades, reasons',
    (year) => {
      const { results } = evaluate(countyOf(year), SCHEMES, { year, facts: FACTS });
      const printed = expectedRows(`results-${year}.csv`);
      expect(results.map(({ creditCode }) => creditCode)).toEqual(
        printed.map(({ creditCode }) => creditCode),
      );
      expect(results.flatMap((result, at) => differences(printed[at]!, result))).toEqual([]);
    },
  );

  test.each([2021, 2022])('the baselines of %i to nine decimals', (year) => {
    const { schemes } = evaluate(countyOf(year), SCHEMES, { year, facts: FACTS });
    const ours = schemes.flatMap(({ compiled, outcome }) =>
      compiled.indicators.map(({ id }, at) => ({
        key: `${compiled.scheme.population.scale} ${id}`,
        figure: outcome.references[at]?.figure[0],
      })),
    );
    const printed = expectedRows(`baselines-${year}.csv`);
    expect(ours.map(({ key }) => key)).toEqual(
      printed.map(({ scale, indicator }) => `${scale} ${indicator}`),
    );
    expect(printed.filter(({ baseline = '' }, at) => !agrees(baseline, ours[at]?.figure))).toEqual([]);
  });

  test('the order in which enterprises come in changes nothing, not a bit', () => {
    const county = countyOf(2022);
    const turned = evaluate([...county].reverse(), SCHEMES, { year: 2022, facts: FACTS });
    expect(turned.results).toEqual(evaluate(county, SCHEMES, { year: 2022, facts: FACTS }).results);
  });
});
