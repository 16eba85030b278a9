import { describe, expect, test } from 'vitest';
import { land } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  factsOf,
  type GridCell,
  grid,
  roster,
  shortly,
  stageGrid,
} from '../../test/intake/grid.ts';
import type { Dataset } from './dataset.ts';

const stage = (dataset: Dataset, cells: readonly (readonly GridCell[])[], merges: string[] = []) =>
  stageGrid({ dataset, roster, sheets: { 表: grid(cells, merges) } });

describe('merged cells', () => {
  test('an enterprise merged down over its parcels holds for each of them', () => {
    const staged = stage(
      land,
      [
        ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）'],
        ['甲泰阀门有限公司', CODE_A, '1号', 2, 1],
        [null, null, '2号', 3, null],
      ],
      ['A2:A3', 'B2:B3'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '6' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('a figure merged down over the rows of one enterprise counts once', () => {
    const staged = stage(
      land,
      [
        ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）'],
        ['甲泰阀门有限公司', CODE_A, '1号', 5],
        [null, null, '2号', null],
      ],
      ['A2:A3', 'B2:B3', 'D2:D3'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '5' } });
    expect(shortly(staged)).toEqual([]);
  });

  test('a rent merged down over two parcels counts once, and excuses no blank 自有 below its own row', () => {
    const staged = stage(
      land,
      [
        ['统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）'],
        [CODE_A, '1号', 5, 2],
        [CODE_A, '2号', 3, null],
        [CODE_B, '3号', null, 4],
        [CODE_B, '4号', null, null],
      ],
      ['D2:D3', 'D4:D5'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '10' }, [CODE_B]: { landMu: null } });
    expect(shortly(staged)).toEqual(['missing C5']);
  });

  test('a figure merged across two columns stands in the first', () => {
    const staged = stage(
      land,
      [
        ['统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）'],
        [CODE_A, '1号', 5, null],
      ],
      ['C2:D2'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '5' } });
  });

  test('a figure merged down over several enterprises is nobody’s until somebody rules', () => {
    const staged = stage(
      land,
      [
        ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）'],
        ['甲泰阀门有限公司', CODE_A, '1号', 5],
        ['丙盛机床有限公司', CODE_C, '1号', null],
      ],
      ['D2:D3'],
    );
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: null }, [CODE_C]: { landMu: null } });
    expect(shortly(staged)).toEqual(['shared-value D3']);
  });

  test('a parcel without its owner goes on where the row above left off, and is listed', () => {
    const staged = stage(land, [
      ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）'],
      ['甲泰阀门有限公司', CODE_A, '1号', 5],
      ['', '', '2号', 6],
      ['合计', '', '', 11],
      ['', '', '3号', 7],
    ]);
    expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '11' } });
    expect(shortly(staged)).toEqual(['carried-down 3', 'no-key 5']);
  });
});

test('the day under a signature is no figure without an enterprise, a figure there is', () => {
  const under = (last: GridCell) =>
    shortly(
      stage(land, [
        ['企业名称', '统一社会信用代码', '宗地号', '自有（亩）'],
        ['甲泰阀门有限公司', CODE_A, '1号', 5],
        [null, null, null, last],
      ]),
    );
  expect([under('2023年3月1日'), under('2023年3月'), under(2023)]).toEqual([[], [], ['no-key 3']]);
});
