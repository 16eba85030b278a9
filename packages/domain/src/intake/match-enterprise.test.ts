import { describe, expect, test } from 'vitest';
import { energy } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  entry,
  factsOf,
  type GridCell,
  grid,
  problemsOf,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import { indexRoster } from '../enterprise/index.ts';
import type { Dataset } from './dataset.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], merges: string[] = []) =>
  stageGrid({ dataset, roster, sheets: { 表: grid(cells, merges) } });

const ENERGY = ['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];

describe('whose row it is', () => {
  test('a formula without a value, or an error, names nobody', () => {
    const name = { text: 'VLOOKUP(B2,A:B,2,0)', kind: 'formula' } as const;
    const staged = stage(energy, [ENERGY, [1, CODE_A, name, 1, 2], [2, null, name, 1, 2]]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_A]);
    expect(shortly(staged)).toEqual(['no-key 3']);
  });

  test('a right code decides, whatever the name; a different name is listed', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, ` ${CODE_A.toLowerCase()}`, '甲泰 阀门有限公司', 1, 2],
      [2, CODE_B, '别的公司', 3, 4],
    ]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_A, CODE_B]);
    expect(shortly(staged)).toEqual(['name-code-disagree C3']);
  });

  test.each([
    ['a blank', null],
    ['a dash', '—'],
    ['a number of eighteen digits', { text: '913310831000000000', kind: 'number' } as const],
    ['a number gone scientific', '9.13E+17'],
    ['fifteen digits', '331021123456789'],
    ['a text whose last digits are gone', '913310831000000000'],
    ['such a text whose check character fits by chance', '913310830000013000'],
    ['an error', { text: '#N/A', kind: 'error' } as const],
  ])('%s counts as no code: the cleaned name decides, and the row is listed', (_, code) => {
    const staged = stage(energy, [ENERGY, [1, code, ' 乙隆铸造〔浙江〕有限\n公司', 1, 2]]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_B]);
    expect(shortly(staged)).toEqual(['matched-by-name C2']);
  });

  test.each([
    '乙隆铸造（浙江）有限公司（曾用名：玉环老乙铸造厂）',
    '乙隆铸造(浙江)有限公司〔原玉环老乙铸造厂〕',
  ])('a former name in brackets behind the name is no part of it: %s', (name) => {
    const staged = stage(energy, [ENERGY, [1, CODE_B, name, 1, 2], [2, null, name, 1, 2]]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_B]);
    expect(shortly(staged)).toEqual(['matched-by-name C3', 'duplicate-identical 3']);
  });

  test('a former name beside one that nobody bears leads to the enterprise that has it now', () => {
    const row = [1, null, '玉环新名阀门厂（原名：甲泰阀门有限公司）', 1, 2];
    const staged = stage(energy, [ENERGY, row]);
    expect(Object.keys(factsOf(staged))).toEqual([CODE_A]);
    expect(shortly(staged)).toEqual(['matched-by-name C2']);
  });

  test('a well-formed code with a wrong check character holds the row back whole, whatever its name', () => {
    const staged = stage(energy, [ENERGY, [1, '91331083MA00000000', '甲泰阀门有限公司', '约5', 2]]);
    expect(factsOf(staged)).toEqual({});
    expect(shortly(staged)).toEqual(['credit-code-check-digit B2']);
  });

  test('a name that two enterprises bear, without a code, belongs to neither', () => {
    const twins = indexRoster([entry(CODE_A, '同名厂'), entry(CODE_B, '同名厂')]);
    const rows = grid([ENERGY, [1, null, '同名厂', 1, 2], [2, CODE_B, '同名厂', 3, 4]]);
    const staged = stageGrid({ dataset: energy, roster: twins, sheets: { 表: rows } });
    expect(Object.keys(factsOf(staged))).toEqual([CODE_B]);
    expect(shortly(staged)).toEqual(['ambiguous-name C2']);
  });

  test('a right code outside the roster is reported, even under a name that is in it', () => {
    const staged = stage(energy, [
      ENERGY,
      [1, '91331083100000003C', '甲泰阀门有限公司', 1, 2],
      [2, null, '没有的公司', 1, 2],
    ]);
    expect(factsOf(staged)).toEqual({});
    expect(shortly(staged)).toEqual(['unknown-enterprise B2', 'unknown-enterprise C3']);
    expect(problemsOf(staged)[0]?.message).toContain(CODE_A);
  });
});
