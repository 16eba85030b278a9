import { describe, expect, test } from 'vitest';
import { statistics } from '../../test/intake/datasets.ts';
import { entry, grid, roster, stageGrid } from '../../test/intake/grid.ts';
import { assembleFacts } from './assemble-facts.ts';
import { findSuspectUnits } from './suspect-units.ts';

const CODES = Array.from({ length: 12 }, (_, i) => `E${String(i).padStart(2, '0')}`);
const byName = {
  ...roster,
  findByCode: (code: string) => entry(code, `${code}厂`),
  findByName: (name: string) => [entry(name.slice(0, 3), name)],
};

/** Twelve firms had 1000 revenue and 100 value added last year; what is listed of this year's revenue and value added. */
function look(now: (index: number) => readonly [valueAdded: number, revenue: number]): string[] {
  const table = (year: number, of: typeof now) =>
    stageGrid({
      dataset: statistics,
      roster: byName,
      year,
      sheets: {
        表: grid([
          ['单位：万元'],
          ['企业名称', '工业增加值', '营业收入', '平均用工人数'],
          ...CODES.map((code, i) => [`${code}厂`, ...of(i), 10]),
        ]),
      },
    });
  const { facts } = assembleFacts({
    roster: byName,
    workbooks: [table(2021, () => [100, 1000]), table(2022, now)],
  });
  return findSuspectUnits({
    year: 2022,
    current: facts.get(2022)!,
    previous: facts.get(2021)!,
    titles: new Map([
      ['valueAdded', '工业增加值'],
      ['revenue', '营业收入'],
    ]),
    rules: [{ id: 'valueAdded', plus: ['valueAdded'], minus: [], flagNegative: false, shareOf: 'revenue' }],
    nameOf: (code) => code,
  }).map(({ kind, fields, code }) => `${kind} ${fields[0]} ${code || '整列'}`);
}

const one = (revenue: number) => look((i) => [100, i === 4 ? revenue : 1000]);
const all = (times: number) => look(() => [100, 1000 * times]);

describe('one figure among others that did not move', () => {
  // Ten times, within 0.02 of a power of ten (9.55 to 10.47): growth of that kind does happen.
  test.each([
    ['just under tenfold growth', 9540, false],
    ['tenfold at the lower edge', 9560, true],
    ['tenfold', 10_000, true],
    ['tenfold at the upper edge', 10_470, true],
    ['just over tenfold', 10_480, false],
    ['a tenth', 100, true],
    ['a ninth', 111, false],
  ])('%s', (_title, revenue, listed) => {
    expect(one(revenue)).toEqual(listed ? ['unit-suspect revenue E04'] : []);
  });

  // A hundred times and more, within a quarter of a power of ten (56.2 to 177.8).
  test.each([
    ['under a hundredfold', 56_000, false],
    ['a hundredfold at the lower edge', 56_500, true],
    ['a hundredfold', 100_000, true],
    ['a hundredfold at the upper edge', 177_000, true],
    ['over a hundredfold', 178_500, false],
    ['a thousandfold', 1_000_000, true],
    ['ten thousandfold', 10_000_000, true],
    ['a hundred thousandfold is no unit any more', 100_000_000, false],
    ['a ten thousandth', 0.1, true],
  ])('%s', (_title, revenue, listed) => {
    expect(one(revenue).filter((line) => line.startsWith('unit'))).toEqual(
      listed ? ['unit-suspect revenue E04'] : [],
    );
  });
});

// 5.62 is 10^0.7497, 5.63 is 10^0.7505.
test.each([
  ['under the edge', 5.62, false],
  ['at the edge', 5.63, true],
  ['tenfold', 10, true],
  ['over the other edge', 17.9, false],
  ['a thousandth, as 万元 typed for 千元 would have it the other way round', 0.001, true],
])('a whole column that moved together is listed once: %s', (_title, times, listed) => {
  expect(all(times).filter((line) => line.startsWith('unit'))).toEqual(
    listed ? ['unit-suspect revenue 整列'] : [],
  );
});

describe('a share typed as a percentage', () => {
  // Last year 100 of 1000: 10 %. This year 10 typed beside a revenue of 1,000,000: a share of 0.00001.
  const typed = (value: number, revenue = 1_000_000) =>
    look((i) => (i === 4 ? [value, revenue] : [100, 1000])).filter((line) => line.startsWith('percent'));
  test.each([
    ['half of last year’s percentage, or less, is another thing', 4.9, []],
    ['more than half of it', 5.1, ['percent-suspect valueAdded E04']],
    ['the same percentage', 10, ['percent-suspect valueAdded E04']],
    ['just under twice', 19.9, ['percent-suspect valueAdded E04']],
    ['more than twice', 20.1, []],
  ])('%s', (_title, value, listed) => {
    expect(typed(value)).toEqual(listed);
  });

  test.each([
    ['a share above five in ten thousand is a small share', 19_900, []],
    ['at five in ten thousand it is suspect', 20_000, ['percent-suspect valueAdded E04']],
    ['below it likewise', 20_100, ['percent-suspect valueAdded E04']],
  ])('%s', (_title, revenue, listed) => {
    expect(typed(10, revenue)).toEqual(listed);
  });
});
