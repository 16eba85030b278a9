import { describe, expect, test } from 'vitest';
import { decimal, toExactText } from '../values/index.ts';
import {
  computeScreening,
  describeScreening,
  explainScreening,
  type PreparedScreening,
  prepareScreening,
  ScreeningFile,
  type ScreeningSubject,
  type ScreeningVerdict,
} from './index.ts';

const facts = {
  facts: [
    ['landMu', '实际用地', '亩'],
    ['tax', '入库税收', '万元'],
    ['revenue', '营业收入', '万元'],
    ['energyTce', '综合能耗', '吨标准煤'],
    ['valueAdded', '工业增加值', '万元'],
  ].map(([id = '', title = '', unit = '']) => ({
    id,
    title,
    unit,
    decimals: 2,
    department: 'x',
    sensitivity: 'public' as const,
  })),
};

const value = (number: string, unit: string) => ({ value: number, unit });
const taxPerMu = {
  label: '亩均税收',
  unit: '万元/亩',
  is: { divide: [{ fact: 'tax' }, { fact: 'landMu' }], positive: true },
};
const twoYears = (limit: string) => ({
  everyYear: [0, 1],
  meets: { atMost: [{ use: 'taxPerMu' }, value(limit, '万元/亩')] },
});
const above = { equal: [{ fact: 'scale' }, 'above'] };
const enoughLand = {
  any: [
    above,
    { all: [{ equal: [{ fact: 'scale' }, 'below'] }, { atLeast: [{ fact: 'landMu' }, value('3', '亩')] }] },
  ],
};
const rules = [
  {
    id: 'large-low-tax',
    title: '亿元低效企业',
    clause: '二',
    population: above,
    when: { all: [{ atLeast: [{ fact: 'revenue' }, value('10000', '万元')] }, twoYears('10')] },
    figures: ['revenue', 'taxPerMu'],
  },
  {
    id: 'low-tax',
    title: '低效企业',
    clause: '二',
    population: enoughLand,
    when: twoYears('5'),
    figures: ['taxPerMu'],
  },
];

function prepared(raw: object): PreparedScreening {
  const result = prepareScreening(ScreeningFile.parse(raw), facts);
  if (result.kind === 'problems') throw new Error(JSON.stringify(result.problems));
  return result.screening;
}
const screening = prepared({ title: '排查', definitions: { taxPerMu }, rules });

type Figures = Readonly<Record<string, string | null>>;
const firm = (figures: Figures, rest: Partial<ScreeningSubject> = {}): ScreeningSubject => ({
  creditCode: '91331083MA00000001',
  name: '甲厂',
  unit: '清港镇',
  scale: 'above',
  industry: '3312',
  facts: new Map(Object.entries(figures).map(([id, text]) => [id, text === null ? null : decimal(text)])),
  violations: [],
  ...rest,
});

/** The verdict of one rule on one firm; `undefined` is a year without it. */
function verdict(
  rule: string,
  now: ScreeningSubject | undefined,
  before: ScreeningSubject | undefined,
  with_ = screening,
): ScreeningVerdict | undefined {
  const { rows } = computeScreening(now ? [now] : [], before ? [before] : [], with_, { year: 2022 });
  return rows.find((row) => row.rule === rule)?.verdict;
}

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

describe('a screening file is checked before anybody is judged by it', () => {
  const problemsOf = (change: object) => {
    const result = prepareScreening(
      ScreeningFile.parse({ title: '排查', definitions: { taxPerMu }, rules, ...change }),
      facts,
    );
    return result.kind === 'problems' ? result.problems.map(({ path, code }) => [path.join('.'), code]) : [];
  };
  const [large, low] = rules;

  test.each<[string, object, [string, string][]]>([
    [
      'a fact nobody declared',
      { rules: [{ ...low, when: { fact: 'taxes' } }] },
      [['rules.0.when', 'unknown-name']],
    ],
    [
      'a number for a population',
      { rules: [large, { ...low, population: { fact: 'tax' } }] },
      [['rules.1.population', 'wrong-type']],
    ],
    [
      'money against money per land',
      { rules: [{ ...low, when: { atMost: [{ fact: 'tax' }, value('5', '万元/亩')] } }] },
      [['rules.0.when', 'dimension-mismatch']],
    ],
    [
      'a figure that does not exist',
      { rules: [{ ...low, figures: ['tax', 'profit'] }] },
      [['rules.0.figures.1', 'unknown-name']],
    ],
    [
      'a table that does not exist',
      { rules: [{ ...low, table: 'guide' }] },
      [['rules.0.table', 'unknown-name']],
    ],
    [
      'a definition nobody uses',
      { definitions: { taxPerMu, idle: { label: '闲', is: { fact: 'x' } } } },
      [['definitions.idle.is', 'unknown-name']],
    ],
    [
      'a parameter that is no number',
      { parameters: { p: { label: '参数', value: '甲' } } },
      [['parameters.p.value', 'bad-value']],
    ],
  ])('%s', (_title, change, expected) => {
    expect(problemsOf(change)).toEqual(expected);
  });

  test('two rules of one id do not pass the schema', () => {
    const result = ScreeningFile.safeParse({ title: '排查', definitions: { taxPerMu }, rules: [low, low] });
    expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['rules.1.id', '规则 low-tax 写了两次，请删去一处或改换 id'],
    ]);
  });
});
