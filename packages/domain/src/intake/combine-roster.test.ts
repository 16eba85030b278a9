import { describe, expect, test } from 'vitest';
import { rosterData } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  type GridCell,
  grid,
  problemsOf,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import { assembleRoster } from './assemble-roster.ts';

describe('the roster', () => {
  const HEAD = ['乡镇（街道）', '统一社会信用代码', '企业名称', '行业代码', '成立日期', '是否规上', '曾用名'];
  const read = (cells: readonly (readonly GridCell[])[], merges: string[] = []) =>
    stageGrid({ dataset: rosterData, sheets: { 名录: grid([HEAD, ...cells], merges) } });

  test('a former name in brackets behind the name is one; a column of its own goes before it', () => {
    const name = '甲泰阀门有限公司（曾用名：甲厂）';
    const staged = read([
      ['玉城街道', CODE_A, name, null, null, '是', null],
      ['玉城街道', CODE_B, name, null, null, '是', '乙厂'],
    ]);
    expect(staged.roster?.map((one) => [one.name, one.formerNames])).toEqual([
      ['甲泰阀门有限公司', ['甲厂']],
      ['甲泰阀门有限公司', ['乙厂']],
    ]);
  });

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

  test('a township by its short name says the same as by its full one', () => {
    const staged = read([
      ['玉城', CODE_A, '甲厂', '3443', '2006-02-01', '是'],
      ['玉城街道', CODE_A, '甲厂', '3443', '2006-02-01', '是'],
      ['楚门', CODE_B, '乙厂', '3443', '2006-02-01', '否'],
      ['玉城街道', CODE_B, '乙厂', '3443', '2006-02-01', '否'],
    ]);
    const units = [
      { name: '玉城街道', aliases: ['玉城'] },
      { name: '楚门镇', aliases: ['楚门'] },
    ];
    const { entries, problems } = assembleRoster([staged], units);
    expect(entries.map(({ unit }) => unit)).toEqual(['玉城街道', '']);
    expect(problems.map(({ kind, row }) => `${kind} ${row}`)).toEqual([
      'duplicate-identical 3',
      'duplicate-conflicting 5',
    ]);
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
