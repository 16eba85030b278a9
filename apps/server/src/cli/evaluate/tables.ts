import { join } from 'node:path';
import type { EvaluationRun } from '@tenglong/domain/evaluation';
import type { IntakeProblem } from '@tenglong/domain/intake';
import type { Plan } from '@tenglong/domain/plan';
import type { ScreeningResult } from '@tenglong/domain/screening';
import { toDecimalString } from '@tenglong/domain/values';
import type { StagedFolder } from '../../modules/intake/stage/index.ts';
import { type CsvCell, writeCsv } from './write-csv.ts';

export interface EvaluationTables {
  readonly plan: Plan;
  readonly year: number;
  readonly staged: StagedFolder;
  readonly run: EvaluationRun;
  /** Absent if the plan has no screening rules. */
  readonly screening: ScreeningResult | undefined;
}

/** Rounded for print alone: ranks and grades were decided before. */
function rounded(value: number | null | undefined, places: number): string | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  const text = value.toFixed(places);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** Writes every table of one evaluation into the folder. */
export async function writeTables(folder: string, tables: EvaluationTables): Promise<void> {
  await writeResults(join(folder, 'results.csv'), tables);
  await writeBaselines(join(folder, 'baselines.csv'), tables);
  await writeFacts(join(folder, 'facts.csv'), tables);
  await writeScreening(join(folder, 'screening.csv'), tables);
  await writeProblems(join(folder, 'problems.csv'), tables);
}

async function writeResults(path: string, { run }: EvaluationTables): Promise<void> {
  const indicators = [
    ...new Set(run.schemes.flatMap(({ compiled }) => compiled.indicators.map(({ id }) => id))),
  ];
  const header = [
    ...['creditCode', 'name', 'unit', 'scale'],
    ...indicators.map((id) => `${id}.value`),
    ...indicators.map((id) => `${id}.score`),
    ...['total', 'rank', 'preliminaryGrade', 'grade', 'reason'],
  ];
  const rows = run.results.map((result): CsvCell[] => [
    result.creditCode,
    result.name,
    result.unit,
    result.scale,
    ...indicators.map((id) => rounded(result.items[id]?.value, 9)),
    ...indicators.map((id) => rounded(result.items[id]?.score, 9)),
    rounded(result.total, 9),
    result.rank,
    result.preliminaryGrade,
    result.grade,
    result.reason,
  ]);
  await writeCsv(path, header, rows);
}

async function writeBaselines(path: string, { run }: EvaluationTables): Promise<void> {
  const rows = run.schemes.flatMap(({ compiled, outcome }) =>
    compiled.indicators.map(({ id }, index): CsvCell[] => [
      compiled.scheme.population.scale,
      id,
      rounded(outcome.references[index]?.figure[0], 9),
    ]),
  );
  await writeCsv(path, ['scale', 'indicator', 'baseline'], rows);
}

/** Every enterprise of the roster; a fact that is unknown or was never reported is an empty cell. */
async function writeFacts(path: string, { plan, year, staged }: EvaluationTables): Promise<void> {
  const facts = staged.assembled.facts.get(year);
  const columns = plan.facts?.facts.map(({ id }) => id) ?? [
    ...new Set([...(facts?.values() ?? [])].flatMap((own) => [...own.keys()])),
  ];
  const codes = staged.roster.map(({ creditCode }) => creditCode).sort();
  const rows = codes.map((code): CsvCell[] => {
    const own = facts?.get(code);
    return [
      code,
      ...columns.map((id) => {
        const value = own?.get(id)?.value;
        return value ? toDecimalString(value, 6) : null;
      }),
    ];
  });
  await writeCsv(path, ['creditCode', ...columns], rows);
}

/** Verdicts yes and unknown, each with its figures of both years and with what is missing. */
async function writeScreening(path: string, { screening }: EvaluationTables): Promise<void> {
  const rows = screening?.rows ?? [];
  const figures = [
    ...new Set(rows.flatMap((row) => row.figures.map(({ name, year }) => `${name}.${year}`))),
  ].sort();
  const header = ['creditCode', 'name', 'unit', 'rule', 'verdict', ...figures, 'missing'];
  const cells = rows.map((row): CsvCell[] => {
    const own = new Map(row.figures.map(({ name, year, value }) => [`${name}.${year}`, value]));
    return [
      row.creditCode,
      row.name,
      row.unit,
      row.rule,
      row.verdict,
      ...figures.map((figure) => {
        const value = own.get(figure);
        return value ? toDecimalString(value, 6) : null;
      }),
      row.missing.map(({ fact, year }) => `${fact}.${year}`).join(' '),
    ];
  });
  await writeCsv(path, header, cells);
}

async function writeProblems(path: string, { staged }: EvaluationTables): Promise<void> {
  const cell = (problem: IntakeProblem): CsvCell[] => [
    problem.file,
    problem.sheet,
    problem.row > 0 ? problem.row : null,
    problem.column,
    problem.kind,
    problem.value,
    `${problem.message}。${problem.remedy}。`,
  ];
  const refused = staged.passedOver
    .filter(({ expected }) => !expected)
    .map(({ file, message, remedy }): CsvCell[] => [
      file,
      '',
      null,
      '',
      'file-not-read',
      '',
      `${message}。${remedy}。`,
    ]);
  const header = ['file', 'sheet', 'row', 'column', 'kind', 'value', 'message'];
  await writeCsv(path, header, [...refused, ...staged.problems.map(cell)]);
}
