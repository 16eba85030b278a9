import { describe, expect, test } from 'vitest';
import { above, firm, prepared, taxPerMu, verdict } from '../../test/screening/firms.ts';
import { computeScreening, describeScreening, explainScreening, type ScreeningVerdict } from './index.ts';

describe('thresholds by industry, region and year', () => {
  const by = { industry: { fact: 'industry' }, region: { param: 'region' }, year: { fact: 'year' } };
  const guide = (rows: readonly object[]) => ({
    title: '排查',
    parameters: { region: { label: '区域', type: 'text', value: '山区' } },
    tables: {
      guide: {
        label: '指南',
        note: '省分区域分行业指南未公开，暂不能判定',
        keys: [
          { name: 'industry', label: '行业', match: 'prefix' },
          { name: 'region', label: '区域' },
          { name: 'year', label: '年份' },
        ],
        columns: { taxPerMu: { label: '低效线', unit: '万元/亩' } },
        rows,
      },
    },
    definitions: { taxPerMu },
    rules: [
      {
        id: 'guide',
        title: '指南',
        clause: '1',
        table: 'guide',
        population: above,
        when: {
          all: [
            { listed: 'guide', by, column: 'taxPerMu' },
            { below: [{ use: 'taxPerMu' }, { lookup: 'guide', by, column: 'taxPerMu' }] },
          ],
        },
        figures: ['taxPerMu'],
        years: [0],
      },
    ],
  });

  test('an empty table judges nobody, and says why', () => {
    const empty = prepared(guide([]));
    const { rows, tallies } = computeScreening([firm({ tax: '1', landMu: '3' })], [], empty, { year: 2022 });
    expect(rows).toEqual([]);
    expect(tallies).toMatchObject([
      { rule: 'guide', yes: 0, no: 0, unknown: 0, unavailable: '省分区域分行业指南未公开，暂不能判定' },
    ]);
    expect(describeScreening(empty, { year: 2022 })[0]?.unavailable).toBe(
      '省分区域分行业指南未公开，暂不能判定',
    );
    expect(explainScreening(empty, 'guide', [firm({})], { year: 2022 })).toBeUndefined();
  });

  // biome-ignore-start lint/suspicious/noThenProperty: the word of the language
  const filled = prepared(
    guide([
      { when: { industry: '33', region: '山区', year: '2022' }, then: { taxPerMu: '8' } },
      { when: { industry: '331', region: '山区', year: '2022' }, then: { taxPerMu: '9' } },
      { when: { industry: '34', region: '平原', year: '2022' }, then: { taxPerMu: '20' } },
    ]),
  );
  // biome-ignore-end lint/suspicious/noThenProperty: the word of the language

  test.each<[string, string, string, ScreeningVerdict]>([
    ['just below the line of its class', '3312', '26.9', 'yes'],
    ['at it', '3312', '27', 'no'],
    ['just below the line of its division', '3390', '23.9', 'yes'],
    ['at it', '3390', '24', 'no'],
    ['an industry the guide does not list', '4100', '0', 'no'],
    ['an industry it lists for another region', '3400', '0', 'no'],
    ['no industry on the roster', '', '0', 'unknown'],
  ])('%s', (_title, industry, tax, expected) => {
    expect(verdict('guide', firm({ tax, landMu: '3' }, { industry }), undefined, filled)).toBe(expected);
  });

  test('another year is another row', () => {
    const { tallies } = computeScreening([firm({ tax: '0', landMu: '3' })], [], filled, { year: 2021 });
    expect(tallies).toMatchObject([{ yes: 0, no: 1, unknown: 0 }]);
  });
});
