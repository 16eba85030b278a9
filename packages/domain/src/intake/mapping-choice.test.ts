import { expect, test } from 'vitest';
import { energy } from '../../test/intake/datasets.ts';
import { CODE_A, factsOf, grid, roster, shortly, stageGrid } from '../../test/intake/grid.ts';
import { MappingChoice, type RememberedMapping } from './mapping-choice.ts';

const rows = grid([
  ['统一社会信用代码', '企业名称', '能耗甲', '用电量（万千瓦时）'],
  [CODE_A, '甲泰阀门有限公司', 10, 2],
]);
const energyInColumnC = [{ index: 2, target: 'energyTce', unit: null }];

test('a column nobody understands is listed, and its figures are missing', () => {
  const staged = stageGrid({ dataset: energy, roster, sheets: { 表: rows } });
  expect(shortly(staged)).toEqual(['column-missing 1', 'column-not-understood C1']);
  expect(factsOf(staged)[CODE_A]?.energyTce).toBeNull();
});

test('a person says what it is, and in which unit', () => {
  const choice = MappingChoice.parse({ columns: energyInColumnC });
  const staged = stageGrid({ dataset: energy, roster, choice, sheets: { 表: rows } });
  expect(factsOf(staged)[CODE_A]?.energyTce).toBe('10');
  expect(staged.sheets[0]?.columns[2]).toMatchObject({ by: 'person', header: '能耗甲' });
  const inTenThousands = MappingChoice.parse({
    columns: [{ index: 2, target: 'energyTce', unit: '万吨标准煤' }],
  });
  const converted = stageGrid({ dataset: energy, roster, choice: inTenThousands, sheets: { 表: rows } });
  expect(factsOf(converted)[CODE_A]?.energyTce).toBe('100000');
});

test('a person leaves a column out, for one sheet or for all', () => {
  const without = (sheet?: string) =>
    MappingChoice.parse({
      columns: [...energyInColumnC, { ...(sheet ? { sheet } : {}), index: 3, target: null }],
    });
  const electricity = (choice: MappingChoice) =>
    factsOf(stageGrid({ dataset: energy, roster, choice, sheets: { 表: rows } }))[CODE_A]?.electricity10kKwh;
  expect(electricity(without())).toBeNull();
  expect(electricity(without('表'))).toBeNull();
  expect(electricity(without('别的表'))).toBe('2');
});

test('a remembered choice comes back with the same headers, and not with others', () => {
  const fingerprint =
    stageGrid({ dataset: energy, roster, sheets: { 表: rows } }).sheets[0]?.fingerprint ?? '';
  const remembered: RememberedMapping[] = [{ datasetId: 'energy', fingerprint, columns: energyInColumnC }];
  const again = stageGrid({ dataset: energy, roster, remembered, sheets: { 新表: rows } });
  expect(again.sheets[0]?.columns[2]).toMatchObject({ by: 'remembered' });
  expect(factsOf(again)[CODE_A]?.energyTce).toBe('10');
  const other = grid([
    ['统一社会信用代码', '企业名称', '能耗乙', '用电量（万千瓦时）'],
    [CODE_A, '', 10, 2],
  ]);
  expect(
    stageGrid({ dataset: energy, roster, remembered, sheets: { 表: other } }).sheets[0]?.columns[2]?.by,
  ).toBe('none');
});

test('a person says the year of a sheet, or that it is not to be read', () => {
  const choice = MappingChoice.parse({
    sheets: [
      { name: '甲', year: 2021 },
      { name: '乙', read: false },
    ],
    year: 2020,
  });
  const staged = stageGrid({ dataset: energy, roster, choice, sheets: { 甲: rows, 乙: rows, 丙: rows } });
  expect(staged.sheets.map(({ name, read, year }) => [name, read, year])).toEqual([
    ['甲', true, 2021],
    ['乙', false, null],
    ['丙', true, 2020],
  ]);
});

test('where not one figure has a known name, the columns can still be named if the dataset has been', () => {
  const unknown = grid([
    ['统一社会信用代码', '企业名称', '能耗甲', '电量甲'],
    [CODE_A, '甲泰阀门有限公司', 10, 2],
  ]);
  const read = (keysAlone: boolean) =>
    stageGrid({ dataset: energy, roster, keysAlone, sheets: { 表: unknown } });
  expect(read(false).sheets[0]).toMatchObject({ read: false, columns: [] });
  const open = read(true);
  expect(open.sheets[0]?.columns.map(({ header, target }) => [header, target?.id])).toEqual([
    ['统一社会信用代码', 'creditCode'],
    ['企业名称', 'name'],
    ['能耗甲', undefined],
    ['电量甲', undefined],
  ]);
  expect(factsOf(open)[CODE_A]).toEqual({ energyTce: null, electricity10kKwh: null });
});
