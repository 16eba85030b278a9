import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCounty, DICTIONARY, enterprise } from '../../../test/evaluation/counties.ts';
import { aboveScheme, belowScheme, plainScheme, quotas } from '../../../test/evaluation/schemes.ts';
import { patience, trials } from '../../../test/trials.ts';
import type { EnterpriseYear } from '../../enterprise/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { evaluate } from './evaluate.ts';

const YEAR = 2022;
const run = (enterprises: EnterpriseYear[], scheme: SchemeFile) =>
  evaluate(enterprises, [scheme], { year: YEAR, facts: DICTIONARY }).results;

/** Enterprises 1, 2, … with totals in falling order: top 100, 99, … on one 亩 each. */
const county = (size: number) =>
  Array.from({ length: size }, (_, at) => enterprise(at + 1, { top: String(100 - at), bottom: '1' }));

const FULL = {
  landMu: '10',
  tax: '100',
  valueAdded: '900',
  energyTce: '50',
  emission: '1',
  employees: '30',
  rd: '20',
  revenue: '2000',
};
const reasonOf = (figures: Record<string, string | null>) =>
  run([enterprise(1, FULL), enterprise(2, { ...FULL, ...figures })], aboveScheme()).find(({ creditCode }) =>
    creditCode.endsWith('2'),
  )!;

describe('Who cannot be ranked', () => {
  test('is listed after the ranked, without total, rank or grade, every missing fact named in the order of the formulas', () => {
    const [, ungraded] = run([enterprise(2, {}), enterprise(1, FULL)], aboveScheme());
    expect(ungraded).toMatchObject({
      total: null,
      rank: null,
      preliminaryGrade: null,
      grade: null,
      reason: 'unknown: tax, landMu, valueAdded, energyTce, employees, rd, revenue',
    });
  });

  test.each([
    [{ tax: null }, 'unknown: tax'],
    [{ valueAdded: null }, 'unknown: valueAdded'],
    [{ landMu: '0' }, 'not positive: landMu'],
    [{ landMu: '-1' }, 'not positive: landMu'],
    [{ landMu: '0.000001' }, ''],
    [{ employees: '0', revenue: null }, 'unknown: revenue; not positive: employees'],
    [{ emission: null }, ''],
    [{ emission: '0' }, ''],
    [{ emission: '-0.1' }, 'not positive: emission'],
    [{ emission: null, valueAdded: null }, 'unknown: valueAdded'],
    [{ emission: '0', valueAdded: null }, 'unknown: valueAdded'],
    [{ tax: '-50' }, ''],
  ])('%j: %s', (figures, reason) => {
    const result = reasonOf(figures);
    expect([result.reason, result.rank === null]).toEqual([reason, reason !== '']);
  });

  test('has the values and scores that can be had', () => {
    expect(reasonOf({ energyTce: null }).items).toMatchObject({
      taxPerMu: { value: 10, score: 30, origin: 'computed' },
      valueAddedPerTce: { value: null, score: null, origin: 'none' },
    });
  });

  test('names the indicator where the year has no baseline', () => {
    const fixed = plainScheme({ baseline: { origin: 'fixed', byYear: { '2021': { x: '4' } } } });
    expect(run(county(1), fixed)[0]?.reason).toBe('no baseline: x');
  });

  test('names a missing emission where nobody has a figure of which it could take the mean', () => {
    const silent = { ...FULL, emission: null };
    const results = run([enterprise(1, silent), enterprise(2, silent)], aboveScheme());
    expect(results.map(({ reason }) => reason)).toEqual(['unknown: emission', 'unknown: emission']);
  });

  test('takes no place in the quota', () => {
    const scheme = plainScheme({ quotas: quotas(['A', '50'], ['D', '100']) });
    const lost = [3, 4, 5].map((number) => enterprise(number, { top: '1' }));
    expect(run([...county(2), ...lost], scheme).map(({ grade }) => grade)).toEqual([
      'A',
      'D',
      null,
      null,
      null,
    ]);
  });
});

describe('The population', () => {
  const onLand = (landMu: string | null, more: Partial<EnterpriseYear> = {}) =>
    enterprise(1, { landMu, tax: '10', electricity10kKwh: '5' }, { scale: 'below', ...more });
  const listed = (one: EnterpriseYear, scheme = belowScheme()) =>
    run([one], scheme).map(({ reason }) => reason);

  test.each([
    ['2.999999', []],
    ['3', ['']],
    ['3.000001', ['']],
    [null, ['unknown: landMu']],
  ])('of 3 亩 and more, with land of %s', (land, expected) => {
    expect(listed(onLand(land))).toEqual(expected);
  });

  test('compares the decimals, where float64 would see no difference', () => {
    expect(listed(onLand('2.9999999999999999999'))).toEqual([]);
  });

  test('may leave out whose land is unknown', () => {
    const minimum = { fact: 'landMu', atLeast: '3', unknown: 'leaveOut' };
    expect(listed(onLand(null), belowScheme({ population: { scale: 'below', minimum } }))).toEqual([]);
  });

  test('is of one scale', () => {
    expect(listed(onLand('9', { scale: 'above' }))).toEqual([]);
  });

  test('exempts industries by their leading digits', () => {
    const scheme = belowScheme({ population: { scale: 'below', exemptIndustries: ['44'] } });
    expect([
      listed(onLand('9', { industry: '4411' }), scheme),
      listed(onLand('9', { industry: '3444' }), scheme),
    ]).toEqual([[], ['']]);
  });

  test('counts in the baseline whose land is unknown, where both figures are there', () => {
    const known = enterprise(1, { landMu: '5', tax: '10', electricity10kKwh: '10' }, { scale: 'below' });
    const unknown = enterprise(2, { tax: '30', electricity10kKwh: '10' }, { scale: 'below' });
    // (10 + 30) ÷ (10 + 10) = 2, so a value of 1 is half of it.
    expect(run([known, unknown], belowScheme())[0]?.items.taxPerElectricity).toMatchObject({
      value: 1,
      score: 25,
    });
  });
});

describe('Equal quotients tie although their decimals differ', () => {
  test('and more tax decides', () => {
    const below = (number: number, tax: string, landMu: string) =>
      enterprise(number, { tax, landMu, electricity10kKwh: tax }, { scale: 'below' });
    const [first, second] = run([below(1, '0.9', '3.3'), below(2, '2.7', '9.9')], belowScheme());
    expect([first?.creditCode.at(-1), first?.total === second?.total]).toEqual(['2', true]);
  });
});

describe('An evaluation', () => {
  test(
    'of the same facts is the same to the last bit, in whatever order they come',
    () => {
      fc.assert(
        fc.property(arbitraryCounty(), fc.infiniteStream(fc.nat()), (enterprises, dice) => {
          const schemes = [aboveScheme(), belowScheme()];
          const options = { year: YEAR, facts: DICTIONARY };
          const shuffled = enterprises
            .map((one) => ({ one, at: dice.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          expect(evaluate(shuffled, schemes, options).results).toEqual(
            evaluate(enterprises, schemes, options).results,
          );
        }),
        trials,
      );
    },
    patience,
  );

  test(
    'ranks 1 to n without gaps, totals never rising, and names a reason exactly where there is no rank',
    () => {
      fc.assert(
        fc.property(arbitraryCounty(), (enterprises) => {
          const results = run(enterprises, aboveScheme());
          const ranked = results.filter(({ rank }) => rank !== null);
          expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, at) => at + 1));
          const totals = ranked.map(({ total }) => total ?? Number.NaN);
          expect(totals.every((total, at) => at === 0 || total <= totals[at - 1]!)).toBe(true);
          for (const { rank, reason } of results) expect(reason === '').toBe(rank !== null);
        }),
        trials,
      );
    },
    patience,
  );

  test('gives 100 points to an enterprise that is the baseline itself', () => {
    const [only] = run([enterprise(1, FULL)], aboveScheme());
    expect(only?.total).toBe(100);
  });
});
