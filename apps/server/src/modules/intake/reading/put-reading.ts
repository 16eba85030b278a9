import { cleanName } from '@tenglong/domain/enterprise';
import {
  assembleRoster,
  type Dataset,
  type IntakeProblem,
  readEntries,
  type StagedSheet,
  type StagedWorkbook,
} from '@tenglong/domain/intake';
import { type FactRow, factValues, type RosterRow, rosterValues } from '../../enterprise/index.ts';
import { arrivalValues } from '../../register/index.ts';
import type { BatchReading, ReadColumn } from '../batch-reading.ts';
import { toProblemRows } from '../problem-rows.ts';
import type { RowSpool, RowState } from '../row-spool.ts';
import { toFactRows } from '../to-fact-rows.ts';
import { compareAsIf, compareRoster, compareYear } from './compare-with-force.ts';
import { putRows } from './copy-pieces.ts';
import type { ReadingDesk, ReadingOutcome, ReadingPlan } from './reading-desk.ts';

export interface Reading {
  readonly batchId: string;
  readonly plan: ReadingPlan;
  readonly dataset: Dataset;
  readonly workbook: StagedWorkbook;
  readonly spool: RowSpool;
  readonly problems: readonly IntakeProblem[];
  readonly recognised: readonly string[];
  /** It takes the place of everything before it. */
  readonly whole: boolean;
}

/** Leaves everything that was read at the desk, and says what it comes to. */
export async function putReading(desk: ReadingDesk, reading: Reading): Promise<ReadingOutcome> {
  const { batchId, workbook, problems, dataset } = reading;
  const states = new Map<string, RowState>();
  const facts = new Set<string>();
  const { file } = dataset;
  await desk.recognised(file.id, workbook.sender === file.department ? null : workbook.sender);
  for (const settled of workbook.years) {
    const rows = toFactRows(settled, fieldAt(workbook.sheets), reading.whole);
    const toValues = (row: FactRow) => {
      facts.add(row.fact);
      return factValues(batchId, row);
    };
    await putRows(desk, 'facts', mapped(rows, toValues));
    // Pieces of one table add up: what an enterprise comes to is not in this workbook alone.
    const compare =
      file.parts.length > 0 ? compareAsIf(desk, settled, [...facts]) : compareYear(desk, settled);
    for (const [code, state] of await compare) states.set(code, state);
  }
  if (workbook.roster) {
    const roster = toRosterRows(reading);
    for (const [code, state] of await compareRoster(desk, roster)) states.set(code, state);
    await putRows(
      desk,
      'roster',
      mapped(roster, (entry) => rosterValues(batchId, entry)),
    );
  }
  await putRows(desk, 'violations', violationRows(batchId, workbook));
  await putRows(
    desk,
    'arrivals',
    readEntries(dataset, workbook.years).map((entry, seq) => arrivalValues(batchId, seq, entry)),
  );
  const unusable = new Set(
    problems.flatMap(({ sheet, row, rows, severity }) =>
      severity === 'hint' ? [] : (rows.length > 0 ? rows : [row]).map((one) => `${sheet}\u001f${one}`),
    ),
  );
  const stateOf = (code: string) => states.get(code) ?? 'added';
  await putRows(desk, 'rows', reading.spool.toRows(batchId, stateOf, unusable));
  await putRows(desk, 'problems', toProblemRows(batchId, problems));
  return {
    kind: 'read',
    datasetId: file.id,
    sender: workbook.sender,
    year: yearOf(reading),
    facts: [...facts],
    reading: summarise(reading, states),
  };
}

function* mapped<From, To>(rows: Iterable<From>, to: (row: From) => To): Generator<To> {
  for (const row of rows) yield to(row);
}

/** The year a batch is of when all its sheets agree. */
function yearOf({ dataset, workbook }: Reading): number | null {
  if (dataset.file.kind !== 'yearly') return null;
  const years = new Set(workbook.years.map(({ year }) => year));
  return years.size === 1 ? ([...years][0] ?? null) : null;
}

function summarise(reading: Reading, states: ReadonlyMap<string, RowState>): BatchReading {
  const { dataset, workbook, spool, problems } = reading;
  const countOf = (wanted: RowState) => [...states.values()].filter((state) => state === wanted).length;
  const severityOf = (wanted: IntakeProblem['severity']) =>
    problems.filter(({ severity }) => severity === wanted).length;
  return {
    recognised: reading.recognised,
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      columns: sheet.columns.map((column): ReadColumn => toColumn(column, sheet.name, dataset, spool)),
    })),
    counts: {
      ...workbook.counts,
      added: countOf('added'),
      changed: countOf('changed'),
      unchanged: countOf('unchanged'),
    },
    problems: { hold: severityOf('hold'), unknown: severityOf('unknown'), hint: severityOf('hint') },
    years: workbook.years.flatMap(({ year }) => (year === null ? [] : [year])).sort((a, b) => a - b),
  };
}

function toColumn(
  column: StagedSheet['columns'][number],
  sheet: string,
  dataset: Dataset,
  spool: RowSpool,
): ReadColumn {
  const { target } = column;
  const canonical = target?.kind === 'field' ? dataset.fields[target.index]?.unit : undefined;
  return {
    index: column.index,
    letter: column.letter,
    header: column.header,
    field: target?.id ?? null,
    fieldTitle: target?.title ?? null,
    unit: column.unit?.text ?? null,
    canonicalUnit: canonical?.text ?? null,
    by: column.by === 'guess' ? 'plan' : column.by,
    sample: spool.samplesOf(sheet, column.index),
  };
}

const fieldAt = (sheets: readonly StagedSheet[]) => {
  const byPlace = new Map(
    sheets.flatMap(({ name, columns }) =>
      columns.flatMap(({ letter, target }) =>
        target?.kind === 'field' ? [[`${name}\u001f${letter}`, target.id]] : [],
      ),
    ) as [string, string][],
  );
  return (sheet: string, column: string): string => byPlace.get(`${sheet}\u001f${column}`) ?? '';
};

function toRosterRows({ workbook, plan }: Reading): RosterRow[] {
  const { entries } = assembleRoster([workbook], plan.units);
  const { unitIds, industries } = plan;
  return entries.map((entry) => {
    const first = workbook.rosterRows.get(entry.creditCode)?.[0];
    return {
      creditCode: entry.creditCode,
      name: entry.name,
      nameKey: cleanName(entry.name),
      unitId: unitIds.get(entry.unit) ?? null,
      unitName: entry.unit,
      scale: entry.scale,
      industry: entry.industry,
      industryName: industries.get(entry.industry) ?? industries.get(entry.industry.slice(0, 2)) ?? '',
      foundedOn: entry.foundedOn,
      formerNames: entry.formerNames,
      sheet: first?.source.sheet ?? '',
      row: first?.row ?? 0,
    };
  });
}

function violationRows(batchId: string, workbook: StagedWorkbook): unknown[][] {
  const rows: unknown[][] = [];
  for (const settled of workbook.years) {
    for (const [code, violations] of settled.violations) {
      const first = settled.rows.get(code)?.[0];
      for (const { field, foundOn, severity } of violations) {
        rows.push([
          batchId,
          rows.length,
          code,
          field,
          foundOn,
          severity,
          first?.source.sheet ?? '',
          first?.row ?? 0,
        ]);
      }
    }
  }
  return rows;
}
