import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EvaluationResult, evaluate } from '@tenglong/domain/evaluation';
import { enterprisesOf, type IntakeProblem } from '@tenglong/domain/intake';
import { computeScreening, prepareScreening, type ScreeningRow } from '@tenglong/domain/screening';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCommandPlan } from '../../src/cli/evaluate/load-plan.ts';
import { stageFolder } from '../../src/modules/intake/stage/index.ts';
import { code, SHEETS, YUNPING } from './yunping.ts';

// The invented county of 云屏 from its departments' sheets to grades, with headers, units, weights, baselines and a
// threshold table that Yuhuan does not have. Every expected figure is worked out by hand beside the scheme.
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
  const { plan, datasets } = await loadCommandPlan(YUNPING);
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
