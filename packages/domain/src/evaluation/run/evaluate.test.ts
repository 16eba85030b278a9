import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCounty, DICTIONARY, enterprise, finding } from '../../../test/evaluation/counties.ts';
import { aboveScheme, belowScheme, plainScheme, quotas } from '../../../test/evaluation/schemes.ts';
import { patience, trials } from '../../../test/trials.ts';
import type { EnterpriseYear } from '../../enterprise/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { evaluate } from './evaluate.ts';
import type { Promotion } from './promotion.ts';

const YEAR = 2022;
const run = (enterprises: EnterpriseYear[], scheme: SchemeFile, promotions: Promotion[] = []) =>
  evaluate(enterprises, [scheme], { year: YEAR, facts: DICTIONARY, promotions }).results;

/** Enterprises 1, 2, … with totals in falling order: top 100, 90, … on one 亩 each. */
const county = (size: number, more: (number: number) => Partial<EnterpriseYear> = () => ({})) =>
  Array.from({ length: size }, (_, at) =>
    enterprise(at + 1, { top: String(100 - at), bottom: '1' }, more(at + 1)),
  );

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

describe('Vetoes', () => {
  const scheme = plainScheme({ vetoes: aboveScheme().vetoes, quotas: quotas(['A', '50'], ['C', '100']) });
  const grades = (violations: EnterpriseYear['violations'], promotions: Promotion[] = []) => {
    const [first] = run(
      county(2, (number) => (number === 1 ? { violations } : {})),
      scheme,
      promotions,
    );
    return [first?.preliminaryGrade, first?.grade];
  };

  test('a severe finding makes D, an ordinary one takes A to B', () => {
    expect(grades([finding('2022-06-01', 'severe')])).toEqual(['A', 'D']);
    expect(grades([finding('2022-06-01', 'ordinary')])).toEqual(['A', 'B']);
  });

  test('the heaviest counts, in whatever order they were found', () => {
    expect(grades([finding('2022-06-01', 'severe'), finding('2022-09-01', 'ordinary')])).toEqual(['A', 'D']);
    expect(grades([finding('2022-06-01', 'ordinary'), finding('2022-09-01', 'severe')])).toEqual(['A', 'D']);
  });

  test.each([
    ['2021-12-31', 'A'],
    ['2022-01-01', 'D'],
    ['2022-12-31', 'D'],
    ['2023-01-01', 'A'],
  ])('only what was found in the evaluated year counts: %s', (day, grade) => {
    expect(grades([finding(day, 'severe')])).toEqual(['A', grade]);
  });

  test('leave an ungraded enterprise ungraded', () => {
    const [, lost] = run(
      [...county(1), enterprise(9, {}, { violations: [finding('2022-06-01', 'severe')] })],
      scheme,
    );
    expect([lost?.grade, lost?.adjustments]).toEqual([null, []]);
  });

  test('are on record with the findings and how they were judged', () => {
    const [first] = run(
      county(2, (n) => (n === 1 ? { violations: [finding('2022-06-01', 'severe')] } : {})),
      scheme,
    );
    expect(first?.adjustments).toMatchObject([
      { kind: 'veto', title: '严重', basis: '2022-06-01 环境保护', from: 'A', to: 'D' },
    ]);
    expect(first?.adjustments[0]?.trace?.answer).toEqual({ kind: 'boolean', value: true });
  });
});

describe('Promotions', () => {
  const scheme = plainScheme({
    vetoes: aboveScheme().vetoes,
    quotas: quotas(['A', '20'], ['B', '60'], ['D', '100']),
  });
  const promotion = (number: number, atLeast: 'A' | 'C'): Promotion => ({
    creditCode: String(number).padStart(18, '0'),
    atLeast,
    clause: '20',
    basis: '二期项目在建',
  });
  const grades = (promotions: Promotion[], violations: EnterpriseYear['violations'] = [], used = scheme) =>
    run(
      county(5, (number) => (number === 5 ? { violations } : {})),
      used,
      promotions,
    )
      .map(({ grade }) => grade)
      .join('');

  test('to A takes nobody’s place: A stays one of five by rank', () => {
    expect([grades([]), grades([promotion(5, 'A')])]).toEqual(['ABBDD', 'ABBDA']);
  });

  test('out of D is C, and takes nothing from who stands better', () => {
    expect(grades([promotion(5, 'C'), promotion(2, 'C')])).toBe('ABBDC');
  });

  test('yield to a veto', () => {
    expect(grades([promotion(5, 'A')], [finding('2022-06-01', 'severe')])).toBe('ABBDD');
    expect(grades([promotion(5, 'A')], [finding('2022-06-01', 'ordinary')])).toBe('ABBDB');
  });

  test('need a scheme that is open to them', () => {
    expect(grades([promotion(5, 'A')], [], plainScheme({ ...scheme, promotion: null }))).toBe('ABBDD');
  });

  test('are on record before the veto that undoes them', () => {
    const five = county(5, (n) => (n === 5 ? { violations: [finding('2022-06-01', 'severe')] } : {}));
    expect(run(five, scheme, [promotion(5, 'A')])[4]?.adjustments).toMatchObject([
      { kind: 'promotion', clause: '20', basis: '二期项目在建', from: 'D', to: 'A', trace: null },
      { kind: 'veto', from: 'A', to: 'D' },
    ]);
  });
});

describe('Adjustments by figures', () => {
  /** Wenling 2022, below scale: ten points off for the first tenant, five for each further one. */
  const tenants = [
    {
      id: 'first-tenant',
      title: '出租扣分',
      when: { atLeast: [{ fact: 'tenants' }, { value: '1', unit: '家' }] },
      effect: { kind: 'points', points: '-10' },
    },
    {
      id: 'more-tenants',
      title: '多家出租扣分',
      when: { above: [{ fact: 'tenants' }, { value: '1', unit: '家' }] },
      effect: { kind: 'points', points: '-5', perUnitBeyond: { fact: 'tenants', beyond: '1' } },
    },
  ];
  const fixed = { baseline: { origin: 'fixed', byYear: { '2022': { x: '1' } } } };
  const scheme = plainScheme({ ...fixed, adjustments: tenants });
  const one = (figures: Record<string, string>) =>
    run([enterprise(1, { top: '1', bottom: '1', ...figures })], scheme)[0];

  test.each([
    ['0', 100],
    ['1', 90],
    ['2', 85],
    ['4', 75],
  ])('%s tenants leave %d of 100 points', (number, total) => {
    expect(one({ tenants: number })?.total).toBe(total);
  });

  test('points are taken off before ranking', () => {
    const let3 = enterprise(1, { top: '100', bottom: '100', tenants: '3' });
    const none = enterprise(2, { top: '90', bottom: '100', tenants: '0' });
    expect(run([let3, none], scheme).map(({ creditCode, total }) => [creditCode.at(-1), total])).toEqual([
      ['2', 90],
      ['1', 80],
    ]);
  });

  test('an unknown figure leaves them undecided, and says so', () => {
    const result = one({});
    expect(result).toMatchObject({ total: 100, adjustments: [] });
    expect(result?.undecided.map(({ id, missing }) => [id, missing])).toEqual([
      ['first-tenant', ['tenants']],
      ['more-tenants', ['tenants']],
    ]);
  });

  test('raise and lower by classes, and cap, in their order', () => {
    const always = { atLeast: [{ fact: 'top' }, { value: '0', unit: '万元' }] };
    const rule = (id: string, effect: object) => ({ id, title: id, when: always, effect });
    const all = [rule('cap', { kind: 'atMost', grade: 'B' }), rule('up', { kind: 'raiseBy', classes: 2 })];
    const four = plainScheme({
      quotas: quotas(['A', '25'], ['B', '50'], ['C', '75'], ['D', '100']),
      adjustments: all,
    });
    const results = run(county(4), four);
    expect(results.map(({ grade }) => grade).join('')).toBe('BBBB');
    expect(results[3]?.adjustments.map(({ kind, from, to }) => `${kind} ${from}${to}`)).toEqual([
      'promotion DB',
      'demotion BB',
    ]);
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
