import { describe, expect, test } from 'vitest';
import { energy, land, statistics, violations } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  entry,
  type GridCell,
  grid,
  roster,
  stageGrid,
} from '../../test/intake/grid.ts';
import { toPlainDecimal } from '../values/index.ts';
import { type AssembledFacts, assembleFacts, enterprisesOf } from './assemble-facts.ts';
import type { Dataset } from './dataset.ts';
import type { Ruling } from './ruling.ts';
import { findSuspectUnits } from './suspect-units.ts';

const HEAD = ['统一社会信用代码', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];
const stage = (dataset: Dataset, file: string, year: number, cells: readonly (readonly GridCell[])[]) =>
  stageGrid({ dataset, roster, file, year, sheets: { 表: grid(cells) } });
const readValue = (assembled: AssembledFacts, code: string, fact: string, year = 2022) => {
  const value = assembled.facts.get(year)?.get(code)?.get(fact)?.value;
  return value && toPlainDecimal(value);
};

describe('workbooks put together', () => {
  test('a firm without rows in a year has no facts for it; one reported but unusable has an unknown', () => {
    const assembled = assembleFacts({
      roster,
      workbooks: [
        stage(energy, '甲.xlsx', 2021, [HEAD, [CODE_A, 1, 2]]),
        stage(energy, '乙.xlsx', 2022, [HEAD, [CODE_B, '约3', 4]]),
      ],
    });
    expect(assembled.years).toEqual([2021, 2022]);
    const { enterprises } = enterprisesOf(roster.entries, assembled, 2022);
    expect(enterprises.map(({ creditCode, facts }) => [creditCode, [...facts.keys()]])).toEqual(
      [
        [CODE_A, []],
        [CODE_C, []],
        [CODE_B, ['energyTce', 'electricity10kKwh']],
      ].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    );
    expect(enterprises.find(({ creditCode }) => creditCode === CODE_B)?.facts.get('energyTce')).toBeNull();
  });

  test('two files of one dataset and year are one table', () => {
    const [one, two] = [
      stage(energy, '甲.xlsx', 2022, [HEAD, [CODE_A, 1, 2]]),
      stage(energy, '乙.xlsx', 2022, [HEAD, [CODE_A, 1, 3], [CODE_B, 5, 6]]),
    ];
    const assembled = assembleFacts({ roster, workbooks: [one, two] });
    expect([
      readValue(assembled, CODE_A, 'energyTce'),
      readValue(assembled, CODE_A, 'electricity10kKwh'),
      readValue(assembled, CODE_B, 'energyTce'),
    ]).toEqual(['1', null, '5']);
    expect(assembled.problems.map(({ kind, file, row }) => [kind, file, row])).toEqual([
      ['duplicate-conflicting', '乙.xlsx', 2],
    ]);
  });

  test('parcels sent in two files add up', () => {
    const head = ['统一社会信用代码', '宗地号', '自有（亩）'];
    const files = [
      stage(land, '甲.xlsx', 2022, [head, [CODE_A, '1号', 2]]),
      stage(land, '乙.xlsx', 2022, [head, [CODE_A, '2号', 3]]),
    ];
    expect(readValue(assembleFacts({ roster, workbooks: files }), CODE_A, 'landMu')).toBe('5');
  });

  test('findings count in the year they were made', () => {
    const cells = [
      ['统一社会信用代码', '领域', '认定日期', '情形'],
      [CODE_A, '环境保护', '2021-12-31', '严重'],
      [CODE_A, '安全生产', '2022-01-01', '一般'],
    ];
    const assembled = assembleFacts({ roster, workbooks: [stage(violations, '清单.xlsx', 2022, cells)] });
    const of = (year: number) =>
      enterprisesOf(roster.entries, assembled, year)
        .enterprises.find((e) => e.creditCode === CODE_A)
        ?.violations.map(({ field }) => field);
    expect([of(2021), of(2022), of(2023)]).toEqual([['环境保护'], ['安全生产'], []]);
  });

  test('an enterprise neither above nor below scale is in neither population, and named', () => {
    const entries = [entry(CODE_A, '甲厂', { scale: null }), entry(CODE_B, '乙厂')];
    const { enterprises, unscaled } = enterprisesOf(entries, assembleFacts({ roster, workbooks: [] }), 2022);
    expect([enterprises.map((e) => e.creditCode), unscaled.map((e) => e.creditCode)]).toEqual([
      [CODE_B],
      [CODE_A],
    ]);
  });
});

describe('two departments that report the same fact', () => {
  const other = {
    ...energy,
    file: { ...energy.file, id: 'grid-company', title: '供电公司用电', department: 'gongdian' },
  };
  const workbooks = (second: GridCell) => [
    stage(energy, '甲.xlsx', 2022, [HEAD, [CODE_A, 1, 2]]),
    stage(other, '乙.xlsx', 2022, [HEAD, [CODE_A, 1, second]]),
  ];

  test('alike agree', () => {
    const assembled = assembleFacts({ roster, workbooks: workbooks('2.00') });
    expect([readValue(assembled, CODE_A, 'electricity10kKwh'), assembled.problems]).toEqual(['2', []]);
  });

  test('differently keep both and leave it unknown until somebody rules', () => {
    const titles = new Map([['electricity10kKwh', '用电量']]);
    const assembled = assembleFacts({ roster, workbooks: workbooks(3), factTitles: titles });
    const fact = assembled.facts.get(2022)?.get(CODE_A)?.get('electricity10kKwh');
    expect([fact?.value, fact?.disputed, fact?.reports.map(({ department }) => department)]).toEqual([
      null,
      true,
      ['fagai', 'gongdian'],
    ]);
    expect(
      assembled.problems.map(({ kind, message }) => [kind, message.includes('企业用能 2，供电公司用电 3')]),
    ).toEqual([['departments-disagree', true]]);
    const rulings: Ruling[] = [
      {
        kind: 'choose-source',
        datasetId: 'grid-company',
        year: 2022,
        creditCode: CODE_A,
        fact: 'electricity10kKwh',
      },
    ];
    expect(
      readValue(assembleFacts({ roster, rulings, workbooks: workbooks(3) }), CODE_A, 'electricity10kKwh'),
    ).toBe('3');
  });

  test('one of them unusably: the usable one stands', () => {
    expect(
      readValue(assembleFacts({ roster, workbooks: workbooks('约3') }), CODE_A, 'electricity10kKwh'),
    ).toBe('2');
  });
});

describe('figures that look like another unit than last year’s', () => {
  const codes = Array.from({ length: 12 }, (_, i) => `E${String(i).padStart(2, '0')}`);
  const byName = {
    ...roster,
    findByCode: (code: string) => entry(code, `${code}厂`),
    findByName: (name: string) => [entry(name.slice(0, 3), name)],
  };
  const look = (now: (index: number) => readonly [number, number]) => {
    const table = (year: number, of: (index: number) => readonly [number, number]) =>
      stageGrid({
        dataset: statistics,
        roster: byName,
        year,
        sheets: {
          表: grid([
            ['单位：万元'],
            ['企业名称', '工业增加值', '营业收入', '平均用工人数'],
            ...codes.map((code, i) => [`${code}厂`, ...of(i), 10]),
          ]),
        },
      });
    const assembled = assembleFacts({
      roster: byName,
      workbooks: [table(2021, () => [100, 1000]), table(2022, now)],
    });
    const [current, previous] = [assembled.facts.get(2022), assembled.facts.get(2021)];
    if (!current || !previous) throw new Error('both years were staged');
    const titles = new Map([
      ['valueAdded', '工业增加值'],
      ['revenue', '营业收入'],
    ]);
    const rules = [
      { id: 'valueAdded', plus: ['valueAdded'], minus: [], flagNegative: false, shareOf: 'revenue' },
    ];
    return findSuspectUnits({ year: 2022, current, previous, titles, rules, nameOf: (code) => code }).map(
      ({ kind, fields, code, row }) => `${kind} ${fields[0]} ${code || '整列'} ${row}`,
    );
  };

  test('as usual: nothing', () => {
    expect(look((i) => [110 + i, 1100])).toEqual([]);
  });

  test.each([10, 100, 1000, 10_000])('a whole column off by %i is listed once', (times) => {
    expect(look((i) => [110 + i, 1100 * times])).toEqual(['unit-suspect revenue 整列 3']);
  });

  test('one enterprise off by a thousand among others that are not', () => {
    expect(look((i) => [110, i === 4 ? 1_200_000 : 1100])).toEqual(['unit-suspect revenue E04 7']);
  });

  test('tenfold growth that is not nearly ten is growth', () => {
    expect(look((i) => [110, i === 4 ? 8000 : 1100])).toEqual([]);
    expect(look((i) => [110, i === 4 ? 11_000 : 1100])).toEqual(['unit-suspect revenue E04 7']);
  });

  test('a share typed as a percentage, of one enterprise or of the whole column', () => {
    expect(
      look((i) => [i === 4 ? 9.5 : 110, i === 4 ? 1_000_000 : 1100]).filter((line) =>
        line.startsWith('percent'),
      ),
    ).toEqual(['percent-suspect valueAdded E04 7']);
    expect(look(() => [9.5, 1_000_000]).filter((line) => line.startsWith('percent'))).toEqual([
      'percent-suspect valueAdded 整列 3',
    ]);
  });
});
