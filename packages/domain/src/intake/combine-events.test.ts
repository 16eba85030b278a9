import { describe, expect, test } from 'vitest';
import { violations } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
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
