import { describe, expect, test } from 'vitest';
import { firm, screening, verdict } from '../../test/screening/firms.ts';
import { toExactText } from '../values/index.ts';
import { computeScreening, explainScreening, type ScreeningSubject, type ScreeningVerdict } from './index.ts';

describe('large-low-tax: above scale, revenue of the year at least 10,000 万元, tax at most 10 万元/亩 in both years', () => {
  const before = firm({ tax: '100', landMu: '10' });
  test.each([
    ['revenue just below', '9999.999999', '100', 'no'],
    ['revenue at it', '10000', '100', 'yes'],
    ['revenue above', '10000.000001', '100', 'yes'],
    ['tax just below ten', '20000', '99.999999', 'yes'],
    ['tax at ten', '20000', '100', 'yes'],
    ['tax just above ten', '20000', '100.000001', 'no'],
  ] as const)('%s', (_title, revenue, tax, expected) => {
    expect(verdict('large-low-tax', firm({ revenue, tax, landMu: '10' }), before)).toBe(expected);
  });

  test.each<[string, ScreeningSubject | undefined, ScreeningSubject | undefined, ScreeningVerdict]>([
    [
      'below scale is none of it',
      firm({ revenue: '20000', tax: '1', landMu: '10' }, { scale: 'below' }),
      before,
      'no',
    ],
    [
      'the revenue of the year before does not matter',
      firm({ revenue: '20000', tax: '1', landMu: '10' }),
      before,
      'yes',
    ],
    ['no revenue figure', firm({ tax: '1', landMu: '10' }), before, 'unknown'],
    [
      'no revenue figure, but too much tax: a known no decides',
      firm({ tax: '101', landMu: '10' }),
      before,
      'no',
    ],
    ['revenue that is no number', firm({ revenue: null, tax: '1', landMu: '10' }), before, 'unknown'],
    [
      'a year before without the firm',
      firm({ revenue: '20000', tax: '1', landMu: '10' }),
      undefined,
      'unknown',
    ],
    [
      'a year before without the firm, but too little revenue',
      firm({ revenue: '2000', tax: '1', landMu: '10' }),
      undefined,
      'no',
    ],
  ])('%s', (_title, now, then, expected) => {
    expect(verdict('large-low-tax', now, then)).toBe(expected);
  });
});

describe('low-tax: above scale, or below scale on at least 3 亩, tax at most 5 万元/亩 in both years', () => {
  const low = { tax: '15', landMu: '3' };
  const below = { scale: 'below' } as const;
  test.each([
    ['just below five', '14.999999', 'yes'],
    ['15 万元 on 2,000 ㎡ is five', '15', 'yes'],
    ['just above five', '15.000001', 'no'],
    ['a loss', '-3', 'yes'],
  ] as const)('%s', (_title, tax, expected) => {
    expect(verdict('low-tax', firm({ tax, landMu: '3' }), firm(low))).toBe(expected);
    expect(verdict('low-tax', firm(low), firm({ tax, landMu: '3' }))).toBe(expected);
  });

  test.each([
    ['just below three', '2.999999', 'no'],
    ['three', '3', 'yes'],
    ['just above three', '3.000001', 'yes'],
  ] as const)('below scale, land of the evaluated year %s 亩', (_title, landMu, expected) => {
    expect(
      verdict('low-tax', firm({ tax: '5', landMu }, below), firm({ tax: '5', landMu: '1' }, below)),
    ).toBe(expected);
  });

  test.each<[string, ScreeningSubject | undefined, ScreeningSubject | undefined, ScreeningVerdict]>([
    [
      'the land of the year before is not asked for 3 亩',
      firm(low, below),
      firm({ tax: '5', landMu: '1' }, below),
      'yes',
    ],
    ['land unknown', firm({ tax: '5' }, below), firm(low, below), 'unknown'],
    [
      'land unknown, but too much tax the year before',
      firm({ tax: '5' }, below),
      firm({ tax: '16', landMu: '3' }, below),
      'no',
    ],
    ['land of zero is no denominator', firm({ tax: '5', landMu: '0' }), firm(low), 'unknown'],
    ['nor is land below zero', firm({ tax: '5', landMu: '-1' }), firm(low), 'unknown'],
    ['land below zero is below 3 亩', firm({ tax: '5', landMu: '-1' }, below), firm(low, below), 'no'],
    ['gone in the evaluated year, low before', undefined, firm(low), 'unknown'],
    ['gone in the evaluated year, not low before', undefined, firm({ tax: '16', landMu: '3' }), 'no'],
    ['scale unknown, land enough', firm(low, { scale: null }), firm(low), 'unknown'],
    ['scale unknown, tax too high', firm({ tax: '16', landMu: '3' }, { scale: null }), firm(low), 'no'],
  ])('%s', (_title, now, before, expected) => {
    expect(verdict('low-tax', now, before)).toBe(expected);
  });
});

describe('what stands beside a verdict', () => {
  test('the figures of both years, exact, and the facts that could change it', () => {
    const { rows } = computeScreening(
      [firm({ tax: '10', landMu: '3', revenue: '20000' })],
      [firm({ tax: '9' })],
      screening,
      { year: 2022 },
    );
    const [row] = rows;
    expect(row).toMatchObject({
      creditCode: '91331083MA00000001',
      name: '甲厂',
      unit: '清港镇',
      verdict: 'unknown',
    });
    expect(
      row?.figures.map(({ label, year, unit, value: figure }) => [
        label,
        year,
        unit,
        figure && toExactText(figure),
      ]),
    ).toEqual([
      ['营业收入', 2022, '万元', '20000'],
      ['营业收入', 2021, '万元', undefined],
      ['亩均税收', 2022, '万元/亩', '10/3'],
      ['亩均税收', 2021, '万元/亩', undefined],
    ]);
    expect(row?.missing).toEqual([{ fact: 'landMu', label: '实际用地', year: 2021, reason: 'unreported' }]);
  });

  test('a firm that is gone keeps what the roster says of it: only its figures are missing', () => {
    const { rows } = computeScreening([], [firm({ tax: '9', landMu: '3' })], screening, { year: 2022 });
    expect(rows.find(({ rule }) => rule === 'low-tax')?.missing).toEqual([
      { fact: 'landMu', label: '实际用地', year: 2022, reason: 'no-record' },
      { fact: 'tax', label: '入库税收', year: 2022, reason: 'no-record' },
    ]);
  });

  test('a denominator that does not serve is named as such', () => {
    const { rows } = computeScreening(
      [firm({ tax: '10', landMu: '0' })],
      [firm({ tax: '9', landMu: '3' })],
      screening,
      { year: 2022 },
    );
    expect(rows.find(({ rule }) => rule === 'low-tax')?.missing).toEqual([
      { fact: 'landMu', label: '实际用地', year: 2022, reason: 'denominator' },
    ]);
  });

  test('every verdict is counted, also those that were not asked for', () => {
    const firms = ['15', '15.1', '14'].map((tax, index) =>
      firm({ tax, landMu: '3' }, { creditCode: `C${3 - index}` }),
    );
    const { rows, tallies } = computeScreening(firms, firms, screening, { year: 2022, verdicts: ['yes'] });
    expect(rows.map(({ creditCode, rule }) => `${creditCode} ${rule}`)).toEqual(['C1 low-tax', 'C3 low-tax']);
    expect(tallies.map(({ rule, yes, no, unknown }) => [rule, yes, no, unknown])).toEqual([
      ['large-low-tax', 0, 0, 3],
      ['low-tax', 2, 1, 0],
    ]);
  });

  test('an explanation comes to the same verdict, with its source', () => {
    const years = [firm({ tax: '15', landMu: '3' }), firm({ tax: '15', landMu: '3' })];
    const sourceOf = (fact: string, year: number) => ({ address: `${fact}@${year}` });
    const explained = explainScreening(screening, 'low-tax', years, { year: 2022, sourceOf });
    expect(explained?.answer).toEqual({ kind: 'boolean', value: true });
    expect(
      explained?.trace.steps.flatMap((step) => ('source' in step ? [step.source?.address] : [])),
    ).toEqual([
      'scale@2022',
      'scale@2022',
      'landMu@2022',
      'tax@2022',
      'landMu@2022',
      'tax@2021',
      'landMu@2021',
    ]);
    expect(explainScreening(screening, 'nothing', years, { year: 2022 })).toBeUndefined();
  });
});
