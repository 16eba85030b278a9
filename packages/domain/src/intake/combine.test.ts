import { describe, expect, test } from 'vitest';
import { energy, land, rosterData, statistics, tax, violations } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  factsOf,
  type GridCell,
  grid,
  problemsOf,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import { assembleRoster } from './assemble-roster.ts';
import type { Dataset } from './dataset.ts';
import type { Ruling } from './ruling.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], rulings: Ruling[] = []) =>
  stageGrid({ dataset, roster, rulings, sheets: { 表: grid(cells) } });

const TAX = ['统一社会信用代码', '企业名称', '税种', '入库税额（元）'];
const ENERGY = ['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];

describe('rows that differ in a part column are parts', () => {
  test('they are summed', () => {
    const staged = stage(tax, [
      TAX,
      [CODE_A, '', '增值税', 10_000],
      [CODE_A, '', '房产税', '5,000.00'],
      [CODE_A, '', '印花税', '(100)'],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: '1.49' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('a part repeated alike counts once, and is listed as the same row twice', () => {
    const staged = stage(tax, [
      TAX,
      [CODE_A, '', '增值税', 10_000],
      [CODE_A, '', '增值 税', '１０，０００'],
      [CODE_A, '', '房产税', 5000],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: '1.5' } });
    expect(shortly(staged)).toEqual(['duplicate-identical 3']);
  });

  test('an unknown part makes the sum unknown', () => {
    const staged = stage(tax, [
      TAX,
      [CODE_A, '', '增值税', 10_000],
      [CODE_A, '', '房产税', '约5000'],
      [CODE_B, '', '增值税', 1],
      [CODE_B, '', '房产税', null],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: null }, [CODE_B]: { tax: null } });
    expect(shortly(staged)).toEqual(['not-a-number D3', 'missing D5']);
  });

  test('a part given twice with other figures makes the sum unknown', () => {
    const staged = stage(tax, [
      TAX,
      [CODE_A, '', '增值税', 10_000],
      [CODE_A, '', '增值税', 10_001],
      [CODE_A, '', '房产税', 5000],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: null } });
    expect(problemsOf(staged).map(({ kind, rows }) => [kind, rows])).toEqual([
      ['duplicate-conflicting', [2, 3]],
    ]);
  });

  test('a sum among the parts is no part', () => {
    const staged = stage(tax, [TAX, [CODE_A, '', '增值税', 10_000], [CODE_A, '', '合计', 10_000]]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { tax: '1' } });
  });

  test('rents stand on the first parcel alone', () => {
    const staged = stage(land, [
      ['统一社会信用代码', '宗地号', '自有（平方米）', '租入（平方米）', '租出（平方米）'],
      [CODE_A, '4-1号', '7138.4', 2380.1, 500],
      [CODE_A, '4-2号', 4759, null, null],
    ]);
    // (7138.4 + 4759 + 2380.1 − 500) ㎡ × 3/2000
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '20.66625' } });
  });
});

describe('a second row of one enterprise without parts', () => {
  test('that says the same counts once, however it is spelt, its ordinal aside', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, CODE_A, '甲泰阀门有限公司', 10, 2],
      [7, CODE_A.toLowerCase(), '甲泰阀门 有限公司', '10.00', '２'],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: '10', electricity10kKwh: '2' } });
    expect(problemsOf(staged).map(({ kind, row, rows }) => [kind, row, rows])).toEqual([
      ['duplicate-identical', 3, [2, 3]],
    ]);
  });

  test('that is matched by its name is the same enterprise', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, CODE_A, '甲泰阀门有限公司', 10, 2],
      [2, null, '甲泰阀门有限公司', 10, 2],
    ]);
    expect(shortly(staged)).toEqual(['matched-by-name C3', 'duplicate-identical 3']);
  });

  test('that differs in a field makes that field unknown, the others stand', () => {
    const staged = stage(energy, [ENERGY, [1, CODE_A, '', 10, 2], [2, CODE_A, '', 11, 2]]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: null, electricity10kKwh: '2' } });
    expect(problemsOf(staged).map(({ kind, column, rows, fields }) => [kind, column, rows, fields])).toEqual([
      ['duplicate-conflicting', 'D', [2, 3], ['energyTce']],
    ]);
  });

  test('a value in one and a blank in the other differ', () => {
    const staged = stage(energy, [ENERGY, [1, CODE_A, '', 10, 2], [2, CODE_A, '', 10, null]]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: '10', electricity10kKwh: null } });
    expect(shortly(staged)).toEqual(['missing E3', 'duplicate-conflicting E3']);
  });

  test('the same text that is no number twice says the same; a placeholder and a blank do too', () => {
    const staged = stage(energy, [ENERGY, [1, CODE_A, '', '约5', '—'], [2, CODE_A, '', '约 5', null]]);
    expect(shortly(staged).filter((line) => line.startsWith('duplicate'))).toEqual(['duplicate-identical 3']);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { energyTce: null, electricity10kKwh: null } });
  });

  test('three rows, one of them different, conflict as a whole', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, CODE_A, '', 10, 2],
      [2, CODE_A, '', 10, 2],
      [3, CODE_A, '', 10, 3],
    ]);
    expect(problemsOf(staged).map(({ kind, rows }) => [kind, rows])).toEqual([
      ['duplicate-conflicting', [2, 3, 4]],
    ]);
  });

  test('on another sheet is a second row all the same', () => {
    const sheets = { 甲: grid([ENERGY, [1, CODE_A, '', 10, 2]]), 乙: grid([ENERGY, [1, CODE_A, '', 10, 2]]) };
    const staged = stageGrid({ dataset: energy, roster, sheets });
    expect(problemsOf(staged).map(({ kind, sheet, row }) => [kind, sheet, row])).toEqual([
      ['duplicate-identical', '乙', 2],
    ]);
    expect(problemsOf(staged)[0]?.message).toContain('甲!2、乙!2');
  });
});

test('rows that disagree are listed on their own sheet, whatever other sheets the enterprise stands on', () => {
  const head = ['统一社会信用代码', '宗地号', '自有（亩）'];
  const sheets = {
    甲: grid([head, [CODE_A, '1号', 10]]),
    乙: grid([head, [CODE_A, '1号', 11]]),
    丙: grid([head, [CODE_A, '2号', 5]]),
  };
  const staged = stageGrid({ dataset: land, roster, sheets });
  expect(problemsOf(staged).map(({ kind, sheet, row, rows }) => [kind, sheet, row, rows])).toEqual([
    ['duplicate-conflicting', '乙', 2, [2]],
  ]);
});

describe('a person’s ruling', () => {
  const rows = [ENERGY, [1, CODE_A, '', 10, 2], [2, CODE_A, '', 11, 3]];
  const where = { datasetId: 'energy', year: 2022, creditCode: CODE_A };

  test('chooses a row for one field or for all', () => {
    const one = stage(energy, rows, [
      { kind: 'choose-row', ...where, sheet: '表', row: 3, fields: ['energyTce'] },
    ]);
    expect(factsOf(one)).toEqual({ [CODE_A]: { energyTce: '11', electricity10kKwh: null } });
    expect(shortly(one)).toEqual(['duplicate-conflicting E3']);
    const all = stage(energy, rows, [{ kind: 'choose-row', ...where, sheet: '表', row: 2, fields: [] }]);
    expect(factsOf(all)).toEqual({ [CODE_A]: { energyTce: '10', electricity10kKwh: '2' } });
    expect(shortly(all)).toEqual([]);
  });

  test('enters a value in the canonical unit, and is named in the fact', () => {
    const staged = stage(energy, rows, [
      { kind: 'enter-value', ...where, field: 'energyTce', value: '10.5' },
    ]);
    expect(factsOf(staged)[CODE_A]?.energyTce).toBe('10.5');
    expect(staged.years[0]?.facts.get(CODE_A)?.get('energyTce')?.ruled).toBe(true);
  });

  test('of another year or dataset changes nothing', () => {
    const staged = stage(energy, rows, [
      { kind: 'enter-value', ...where, year: 2021, field: 'energyTce', value: '1' },
      { kind: 'enter-value', ...where, datasetId: 'tax', field: 'energyTce', value: '1' },
    ]);
    expect(factsOf(staged)[CODE_A]?.energyTce).toBeNull();
  });

  test('matches a strange code, a wrong one, or a name alone', () => {
    const match = (code: string, name: string): Ruling => ({
      kind: 'match',
      datasetId: 'energy',
      code,
      name,
      creditCode: CODE_B,
    });
    const cells = [ENERGY, [1, '91331083100000003C', '老厂', 1, 2]];
    const staged = stage(energy, cells, [match('91331083100000003C', '')]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_B]);
    expect(shortly(staged)).toEqual(['matched-by-ruling C2']);
    const wrong = stage(
      energy,
      [ENERGY, [1, '91331083MA00000000', '老厂', 1, 2]],
      [match('91331083MA00000000', '老厂')],
    );
    expect(Object.keys(factsOf(wrong))).toEqual([CODE_B]);
    const named = stage(
      energy,
      [ENERGY, [1, null, '老厂', 1, 2], [2, null, '老厂二', 1, 2]],
      [match('', '老厂')],
    );
    expect(shortly(named)).toEqual(['matched-by-ruling C2', 'unknown-enterprise C3']);
  });
});

describe('every fact says which cells it came from', () => {
  test('by sheet, row, column letter and what was written', () => {
    const staged = stage(land, [
      ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）'],
      ['', CODE_A, '1号', ' 2.50 ', 1],
      ['', CODE_A, '2号', 3, null],
    ]);
    expect(staged.years[0]?.facts.get(CODE_A)?.get('landMu')?.cells).toEqual([
      { file: '表.xlsx', sheet: '表', row: 2, column: 'D', raw: ' 2.50 ' },
      { file: '表.xlsx', sheet: '表', row: 2, column: 'E', raw: '1' },
      { file: '表.xlsx', sheet: '表', row: 3, column: 'D', raw: '3' },
      { file: '表.xlsx', sheet: '表', row: 3, column: 'E', raw: '' },
    ]);
  });
});

describe('the sum under a table', () => {
  const table = (total: GridCell) => [
    ['单位：万元'],
    ['统一社会信用代码', '企业名称', '工业增加值', '营业收入', '平均用工人数'],
    [CODE_A, '', 10.5, 100, 3],
    [CODE_B, '', 20.25, 200, 4],
    ['', '合计', total, 300, 7],
  ];

  test.each([
    ['equals the rows', '30.75', []],
    ['is rounded to its last place', '31', []],
    ['is off by more than one in its last place', '32', ['total-mismatch C5']],
    ['is far off', 3075, ['total-mismatch C5']],
  ] as const)('%s', (_, total, problems) => {
    expect(shortly(stage(statistics, table(total)))).toEqual(problems);
  });

  test('小计 sums the rows since the last one, 总计 all of them', () => {
    const rows = [
      ENERGY,
      [1, CODE_A, '', 1, 10],
      ['小计', '', '', 1, 10],
      [2, CODE_B, '', 2, 20],
      ['小计', '', '', 2, 21],
      [3, CODE_C, '', 4, 40],
      ['总计', '', '', 7, 70],
    ];
    expect(shortly(stage(energy, rows))).toEqual([]);
    const off = rows.map((row) => (row[0] === '总计' ? ['总计', '', '', 7, 99] : row));
    expect(shortly(stage(energy, off))).toEqual(['total-mismatch E7']);
  });

  test('over a cell that is no number, or one held back, is judged as far as it can be', () => {
    const unknown = [ENERGY, [1, CODE_A, '', '约1', 10], ['合计', '', '', 9, 10]];
    expect(shortly(stage(energy, unknown))).toEqual(['not-a-number D2']);
    const held = [
      ENERGY,
      [1, CODE_A, '', 1, 10],
      [2, '91331083100000003C', '外地厂', 2, 5],
      ['合计', '', '', 3, 15],
    ];
    expect(shortly(stage(energy, held))).toEqual(['unknown-enterprise B3']);
  });
});

describe('the roster', () => {
  const HEAD = ['乡镇（街道）', '统一社会信用代码', '企业名称', '行业代码', '成立日期', '是否规上', '曾用名'];
  const read = (cells: readonly (readonly GridCell[])[], merges: string[] = []) =>
    stageGrid({ dataset: rosterData, sheets: { 名录: grid([HEAD, ...cells], merges) } });

  test('a township merged down holds for its rows; dates and choices are read', () => {
    const staged = read(
      [
        ['玉城街道', CODE_A, ' 甲泰阀门（浙江）有限公司', '3443', '2006年2月1日', '是', '甲厂'],
        [null, CODE_B, '乙厂', null, null, '规下', null],
      ],
      ['A2:A3'],
    );
    expect(staged.roster).toEqual([
      {
        creditCode: CODE_A,
        name: '甲泰阀门(浙江)有限公司',
        unit: '玉城街道',
        scale: 'above',
        industry: '3443',
        foundedOn: '2006-02-01',
        formerNames: ['甲厂'],
      },
      {
        creditCode: CODE_B,
        name: '乙厂',
        unit: '玉城街道',
        scale: 'below',
        industry: '',
        foundedOn: null,
        formerNames: [],
      },
    ]);
    expect(shortly(staged)).toEqual([]);
  });

  test('the same row twice counts once; another township or date makes that field unknown', () => {
    const row = ['玉城街道', CODE_A, '甲厂', '3443', '2006-02-01', '是'];
    const same = read([row, row]);
    expect([same.roster?.length, shortly(same)]).toEqual([1, ['duplicate-identical 3']]);
    const other = read([row, ['坎门街道', CODE_A, '甲厂', '3443', '2007-02-01', '是']]);
    expect(other.roster?.[0]).toMatchObject({ unit: '', foundedOn: null, scale: 'above', industry: '3443' });
    expect(shortly(other)).toEqual(['duplicate-conflicting A3', 'duplicate-conflicting E3']);
  });

  test('a name that differs is a conflict; the first one stays to be found by', () => {
    const staged = read([
      ['甲镇', CODE_A, '甲厂', '', '', '是'],
      ['甲镇', CODE_A, '甲新厂', '', '', '是'],
    ]);
    expect([staged.roster?.[0]?.name, shortly(staged)]).toEqual(['甲厂', ['duplicate-conflicting C3']]);
  });

  test('a wrong check character is held back; a row without a code belongs to its namesake or to nobody', () => {
    const staged = read([
      ['甲镇', '91331083MA00000000', '虚数厂', '', '', '是'],
      ['甲镇', null, '甲厂', '', '', '是'],
      ['甲镇', CODE_A, '甲厂', '', '', '是'],
      ['甲镇', null, '无码厂', '', '', '是'],
    ]);
    expect(staged.roster?.map(({ creditCode }) => creditCode)).toEqual([CODE_A]);
    expect(shortly(staged)).toEqual([
      'credit-code-check-digit B2',
      'matched-by-name C3',
      'missing B5',
      'duplicate-identical 3',
    ]);
  });

  test('a scale that is blank or strange is unknown', () => {
    const staged = read([
      ['甲镇', CODE_A, '甲厂', '', '', ''],
      ['甲镇', CODE_B, '乙厂', '', '', '大概是'],
    ]);
    expect(staged.roster?.map(({ scale }) => scale)).toEqual([null, null]);
    expect(shortly(staged)).toEqual(['missing F2', 'not-a-choice F3']);
  });

  test('townships are named as the plan names them; strange ones are listed once each', () => {
    const staged = read([
      ['玉城', CODE_A, '甲厂', '', '', '是'],
      ['外镇', CODE_B, '乙厂', '', '', '是'],
      ['外镇', CODE_C, '丙厂', '', '', '是'],
    ]);
    const { entries, problems } = assembleRoster([staged], [{ name: '玉城街道', aliases: ['玉城'] }]);
    expect(entries.map(({ unit }) => unit)).toEqual(['玉城街道', '外镇', '外镇']);
    expect(problems.map(({ kind, rows }) => [kind, rows])).toEqual([['unknown-unit', [3, 4]]]);
  });

  test('a sheet named after a township says it for rows without a column of it', () => {
    const head = ['统一社会信用代码', '企业名称', '是否规上'];
    const sheets = {
      玉城街道: grid([head, [CODE_A, '甲厂', '是']]),
      Sheet1: grid([head, [CODE_B, '乙厂', '否']]),
    };
    const staged = stageGrid({ dataset: rosterData, sheets });
    expect(staged.roster?.map(({ unit }) => unit)).toEqual(['玉城街道', '']);
    expect(problemsOf(staged).map(({ kind, sheet }) => `${kind} ${sheet}`)).toEqual([
      'column-missing Sheet1',
    ]);
  });

  test('of two files is one roster', () => {
    const [one, two] = [
      read([['甲镇', CODE_A, '甲厂', '', '', '是']]),
      read([
        ['甲镇', CODE_B, '乙厂', '', '', '否'],
        ['甲镇', CODE_A, '甲厂', '', '', '否'],
      ]),
    ];
    const { entries, problems } = assembleRoster([one, two], []);
    expect(entries.map(({ creditCode, scale }) => [creditCode, scale])).toEqual([
      [CODE_A, null],
      [CODE_B, 'below'],
    ]);
    expect(problems.map(({ kind }) => kind)).toEqual(['duplicate-conflicting']);
  });
});

describe('findings of the enforcement departments', () => {
  const HEAD = ['企业名称', '统一社会信用代码', '领域', '认定日期', '情形'];
  const read = (cells: readonly (readonly GridCell[])[]) => stage(violations, [HEAD, ...cells]);

  test('each row is one of its own; the same row again counts once', () => {
    const staged = read([
      ['', CODE_A, '环境保护', '2022年9月14日', '严重'],
      ['', CODE_A, '安全生产', '2021-01-02', '一般'],
      ['', CODE_A, '环境保护', '2022/9/14', '严重'],
    ]);
    expect(staged.years[0]?.violations.get(CODE_A)).toEqual([
      { field: '安全生产', foundOn: '2021-01-02', severity: 'ordinary' },
      { field: '环境保护', foundOn: '2022-09-14', severity: 'severe' },
    ]);
    expect(shortly(staged)).toEqual(['duplicate-identical 4']);
  });

  test('a day or a severity that cannot be read is listed and finds nothing', () => {
    const staged = read([
      ['', CODE_A, '环境保护', '去年', '严重'],
      ['', CODE_B, '环境保护', '2022-01-01', '不轻'],
      ['', CODE_C, '', '2022-01-01', '一般'],
    ]);
    expect(shortly(staged)).toEqual(['not-a-date D2', 'not-a-choice E3', 'missing C4']);
    expect(staged.years[0]?.violations.get(CODE_A)).toEqual([]);
  });
});
