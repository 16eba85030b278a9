import { describe, expect, test } from 'vitest';
import { DICTIONARY, enterprise, finding } from '../../../test/evaluation/counties.ts';
import { aboveScheme, plainScheme, quotas } from '../../../test/evaluation/schemes.ts';
import type { EnterpriseYear } from '../../enterprise/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { evaluate } from './evaluate.ts';
import type { Promotion } from './promotion.ts';

const YEAR = 2022;
const run = (enterprises: EnterpriseYear[], scheme: SchemeFile, promotions: Promotion[] = []) =>
  evaluate(enterprises, [scheme], { year: YEAR, facts: DICTIONARY, promotions }).results;

/** Enterprises 1, 2, … with totals in falling order: top 100, 99, … on one 亩 each. */
const county = (size: number, more: (number: number) => Partial<EnterpriseYear> = () => ({})) =>
  Array.from({ length: size }, (_, at) =>
    enterprise(at + 1, { top: String(100 - at), bottom: '1' }, more(at + 1)),
  );

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
