import { describe, expect, test } from 'vitest';
import { energy } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  factsOf,
  type GridCell,
  grid,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import type { Dataset } from './dataset.ts';
import type { Ruling } from './ruling.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], rulings: Ruling[] = []) =>
  stageGrid({ dataset, roster, rulings, sheets: { 表: grid(cells) } });

const ENERGY = ['序号', '统一社会信用代码', '企业名称', '综合能耗（吨标准煤）', '用电量（万千瓦时）'];

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
