import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCharacter } from '@tenglong/domain/enterprise';
import { type EvaluationResult, evaluate } from '@tenglong/domain/evaluation';
import { enterprisesOf, type IntakeProblem } from '@tenglong/domain/intake';
import { computeScreening, prepareScreening, type ScreeningRow } from '@tenglong/domain/screening';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCommandPlan } from '../../src/cli/evaluate/load-plan.ts';
import { stageFolder } from '../../src/modules/intake/stage/index.ts';

// The invented county of 云屏 from its departments' sheets to grades, with headers, units, weights, baselines and a
// threshold table that Yuhuan does not have. Every expected figure is worked out by hand beside the scheme.
const PLAN = fileURLToPath(new URL('./yunping-2022-2024', import.meta.url));

/** Credit codes of the county's invented area, with their check character. */
const code = (index: number): string => {
  const body = `91339921${String(index).padStart(9, '0')}`;
  return body + (checkCharacter(body) ?? '');
};
const name = (index: number): string => `云屏${'甲乙丙丁戊己庚辛'.charAt(index - 1)}号厂`;

interface Firm {
  readonly index: number;
  readonly unit: string;
  readonly scale: '四上' | '四下';
  readonly industry: string;
  readonly land: string;
  /** 千元, in two quarters. */
  readonly tax: readonly [string, string];
  readonly sales: string;
  readonly kwh: string;
  readonly tenants: string;
}
const firm = (
  index: number,
  unit: string,
  scale: Firm['scale'],
  industry: string,
  ...rest: string[]
): Firm => {
  const [land = '', first = '', second = '', sales = '', kwh = '', tenants = '0'] = rest;
  return { index, unit, scale, industry, land, tax: [first, second], sales, kwh, tenants };
};

// land 亩, tax of two quarters 千元, sales 万元, power 千瓦时, tenants. Above scale: Σ land 100, tax 500 万元, sales 5000,
// power 100 万千瓦时; fewer than five in each industry, so the county's figures × 2 are the baseline: 10, 100, 10.
const FIRMS = [
  firm(1, '石桥街道', '四上', '1711', '10', '600', '400', '1000', '200000'),
  firm(2, '云山乡', '四上', '1712', '10', '250', '250', '1000', '200000', '3'),
  firm(3, '屏水镇', '四上', '3311', '20', '500', '500', '1000', '200000'),
  firm(4, '高新区', '四上', '3443', '20', '250', '250', '1000', '200000'),
  firm(5, '石桥街道', '四上', '1711', '40', '1000', '1000', '1000', '200000'),
  firm(6, '石桥街道', '四下', '1711', '5', '100', '12.5', '80', '1000'),
  firm(7, '云山镇', '四下', '1711', '4.99', '10', '0', '80', '1000'),
  firm(8, '屏水镇', '四下', '2110', '10', '200', '199.9', '80', '1000'),
];

const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.join(',')).join('\n')}\n`;
const SHEETS: Record<string, string> = {
  '单位名册.csv': csv([
    ['主体代码', '主体名称', '所在片区', '国标行业', '四上标识'],
    ...FIRMS.map((one) => [code(one.index), name(one.index), one.unit, one.industry, one.scale]),
  ]),
  '纳税开票2023.csv': csv([
    ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'],
    ...FIRMS.flatMap((one) => [
      ['2023', code(one.index), name(one.index), '上', one.tax[0], one.sales],
      ['2023', code(one.index), name(one.index), '下', one.tax[1], '0'],
    ]),
  ]),
  '占地台账2023.csv': csv([
    ['年份', '代码', '使用单位', '图斑号', '占地面积（亩）', '承租户数'],
    ...FIRMS.map((one) => ['2023', code(one.index), name(one.index), 'T1', one.land, one.tenants]),
  ]),
  '电量台账2023.csv': csv([
    ['客户代码', '客户名称', '年电量'],
    ...FIRMS.map((one) => [code(one.index), name(one.index), one.kwh]),
  ]),
  '处罚台账2023.csv': csv([
    ['当事人代码', '当事人', '事由', '作出日期', '档次'],
    [code(5), name(5), '安全', '2023-05-06', '重大'],
  ]),
};

const codes = <Row extends { readonly creditCode: string }>(
  rows: readonly Row[],
  show: (row: Row) => unknown[],
) => Object.fromEntries(rows.map((row) => [row.creditCode, show(row)]));

let problems: readonly IntakeProblem[] = [];
let results: readonly EvaluationResult[] = [];
let screened: readonly ScreeningRow[] = [];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenglong-yunping-'));
  for (const [file, text] of Object.entries(SHEETS)) await writeFile(join(folder, file), text);
  const { plan, datasets } = await loadCommandPlan(PLAN);
  const staged = await stageFolder(folder, { datasets, units: plan.units, factTitles: new Map() });
  problems = staged.problems;
  const { enterprises } = enterprisesOf(staged.roster, staged.assembled, 2023);
  const schemes = plan.schemes.map(({ file }) => file);
  results = evaluate(enterprises, schemes, { year: 2023, facts: plan.facts! }).results;
  const prepared = prepareScreening(plan.screening!, plan.facts!);
  if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems));
  screened = computeScreening(enterprises, [], prepared.screening, { year: 2023 }).rows;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the county of 云屏, from sheets to grades', () => {
  test('is read, and says where a sheet did not name its unit and the default of the plan was taken', () => {
    expect(problems.map(({ file, kind, value }) => [file, kind, value])).toEqual([
      ['占地台账2023.csv', 'unit-assumed', '承租户数'],
      ['电量台账2023.csv', 'unit-assumed', '年电量'],
      ['纳税开票2023.csv', 'unit-assumed', '实缴税金'],
    ]);
  });

  test('above scale: 45/35/20 against twice the county, five points less for each tenant beyond the first', () => {
    const rows = results.filter(({ scale }) => scale === 'above');
    expect(codes(rows, ({ total, rank }) => [total, rank])).toEqual({
      [code(1)]: [90, 1], // 45 + 35 + 10
      [code(2)]: [52.5, 2], // 22.5 + 35 + 5, less 5 × 2
      [code(3)]: [50, 4], // 22.5 + 17.5 + 10
      [code(4)]: [33.75, 5], // 11.25 + 17.5 + 5
      [code(5)]: [51.25, 3], // 22.5 + 8.75 + 20
    });
  });

  test('A to 1.25 → 1, B to 3, C to 4.5 → 5, rounded half up; a grave finding makes the third a D', () => {
    const rows = results.filter(({ scale }) => scale === 'above');
    expect(codes(rows, ({ preliminaryGrade, grade }) => [preliminaryGrade, grade])).toEqual({
      [code(1)]: ['A', 'A'],
      [code(2)]: ['B', 'B'],
      [code(3)]: ['C', 'C'],
      [code(4)]: ['C', 'C'],
      [code(5)]: ['B', 'D'],
    });
  });

  test('below scale: ranked by tax per mu alone, the one under five mu left out', () => {
    const rows = results.filter(({ scale }) => scale === 'below');
    // Of two, A goes to ⌊0.2⌋ and B to ⌊1.8⌋.
    expect(codes(rows, ({ rank, grade }) => [rank, grade])).toEqual({
      [code(6)]: [2, 'D'],
      [code(8)]: [1, 'B'],
    });
  });

  test('screened against the table: the closest row counts, and the line itself is not below it', () => {
    expect(codes(screened, ({ verdict }) => [verdict])).toEqual({
      [code(1)]: ['no'], // 10 against 2.25
      [code(2)]: ['no'], // 5 against 3.5
      [code(3)]: ['no'], // 5 against 4
      [code(4)]: ['yes'], // 2.5 against 8
      [code(5)]: ['no'], // 5 against 2.25
      [code(6)]: ['no'], // 2.25 against 2.25, exactly
      [code(7)]: ['no'], // 4.99 mu, under the five that are screened
      [code(8)]: ['yes'], // 3.999 against 4
    });
  });

  test('an old name of a township counts as the township', () => {
    expect(results.find(({ creditCode }) => creditCode === code(2))!.unit).toBe('云山镇');
  });
});
