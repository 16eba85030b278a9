import { cleanName } from '@tenglong/domain/enterprise';
import {
  assembleRoster,
  type Dataset,
  type IntakeProblem,
  type StagedSheet,
  type StagedWorkbook,
} from '@tenglong/domain/intake';
import { departmentNames, type Plan, unitName } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { type RosterRow, storeFacts, storeRoster } from '../enterprise/index.ts';
import type { BatchReading, ReadColumn } from './batch-reading.ts';
import type { Batch } from './batch-store.ts';
import { compareAsIf, compareWithForce } from './compare-with-force.ts';
import { toProblemRows } from './problem-rows.ts';
import type { RowSpool, RowState } from './row-spool.ts';
import { toFactRows } from './to-fact-rows.ts';

export interface Reading {
  readonly plan: Plan;
  readonly dataset: Dataset;
  readonly workbook: StagedWorkbook;
  readonly spool: RowSpool;
  readonly problems: readonly IntakeProblem[];
  readonly recognised: readonly string[];
}

/** Replaces whatever an earlier reading of the batch left. The values are in force only once the batch is committed. */
export async function storeReading(tx: Tx, batch: Batch, reading: Reading): Promise<void> {
  const { workbook, problems } = reading;
  for (const table of ['batch_rows', 'batch_problems', 'fact_values', 'roster_entries', 'violations']) {
    await tx.run(sql`delete from ${sql.identifier(table)} where batch_id = ${batch.id}`);
  }
  const states = new Map<string, RowState>();
  const { file } = reading.dataset;
  const whole = workbook.revises || batch.choice.whole === true;
  const sender = workbook.sender === file.department ? null : workbook.sender;
  await tx.run(sql`update batches set dataset_id = ${file.id}, sender = ${sender} where id = ${batch.id}`);
  for (const settled of workbook.years) {
    await storeFacts(tx, batch.id, toFactRows(settled, fieldAt(workbook.sheets), whole));
    // Pieces of one table add up: what an enterprise comes to is not in this workbook alone.
    const compare =
      file.parts.length > 0 ? compareAsIf(tx, batch.id, settled) : compareWithForce(tx, settled);
    for (const [code, state] of await compare) states.set(code, state);
  }
  if (workbook.roster) {
    const roster = toRosterRows(reading);
    for (const [code, state] of await compareRoster(tx, roster)) states.set(code, state);
    await storeRoster(tx, batch.id, roster);
  }
  await storeViolations(tx, batch.id, workbook);
  const unusable = new Set(
    problems.flatMap(({ sheet, row, rows, severity }) =>
      severity === 'hint' ? [] : (rows.length > 0 ? rows : [row]).map((one) => `${sheet}\u001f${one}`),
    ),
  );
  await tx.copyRows(
    'batch_rows (batch_id, seq, sheet, row_number, state, credit_code, matched_by, notable, cells)',
    reading.spool.toRows(batch.id, (code) => states.get(code) ?? 'added', unusable),
  );
  await tx.copyRows(
    'batch_problems (batch_id, id, seq, severity, kind, sheet, rows, body)',
    toProblemRows(batch.id, problems),
  );
  await updateBatch(tx, batch, reading, states);
}

/** The year a batch is of when all its sheets agree. */
function yearOf({ dataset, workbook }: Reading): number | null {
  if (dataset.file.kind !== 'yearly') return null;
  const years = new Set(workbook.years.map(({ year }) => year));
  return years.size === 1 ? ([...years][0] ?? null) : null;
}

async function updateBatch(
  tx: Tx,
  batch: Batch,
  reading: Reading,
  states: ReadonlyMap<string, RowState>,
): Promise<void> {
  const { dataset, workbook, plan, spool, problems } = reading;
  const countOf = (wanted: RowState) => [...states.values()].filter((state) => state === wanted).length;
  const severityOf = (wanted: IntakeProblem['severity']) =>
    problems.filter(({ severity }) => severity === wanted).length;
  const kept: BatchReading = {
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
  await tx.run(sql`
    update batches set status = 'draft', dataset_id = ${dataset.file.id}, dataset_kind = ${dataset.file.kind},
      department = ${departmentNames(plan, [workbook.sender])}, year = ${yearOf(reading)}, failure = null,
      reading = ${JSON.stringify(kept)}::jsonb, revision = revision + 1
    where id = ${batch.id}`);
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
  const unitIds = new Map(plan.units.map(({ id }) => [unitName(plan, id), id]));
  const classes = new Map(plan.industries?.classes.map(({ code, name }) => [code, name]));
  const divisions = new Map(plan.industries?.divisions.map(({ code, name }) => [code, name]));
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
      industryName: classes.get(entry.industry) ?? divisions.get(entry.industry.slice(0, 2)) ?? '',
      foundedOn: entry.foundedOn,
      formerNames: entry.formerNames,
      sheet: first?.source.sheet ?? '',
      row: first?.row ?? 0,
    };
  });
}

/** Which enterprises of a roster are new, differ from the roster in force, or stand as they were. */
async function compareRoster(tx: Tx, roster: readonly RosterRow[]): Promise<Map<string, RowState>> {
  const rows = await tx.rows<{ code: string; said: string }>(sql`
    select credit_code as code, concat_ws('|', name, unit_name, scale, industry, founded_on) as said from enterprises`);
  const held = new Map(rows.map(({ code, said }) => [code, said]));
  return new Map(
    roster.map((entry): [string, RowState] => {
      const said = [entry.name, entry.unitName, entry.scale, entry.industry, entry.foundedOn]
        .filter((part) => part !== null)
        .join('|');
      const before = held.get(entry.creditCode);
      return [entry.creditCode, before === undefined ? 'added' : before === said ? 'unchanged' : 'changed'];
    }),
  );
}

async function storeViolations(tx: Tx, batchId: string, workbook: StagedWorkbook): Promise<void> {
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
  await tx.copyRows(
    'violations (batch_id, seq, credit_code, field, found_on, severity, sheet, row_number)',
    rows,
  );
}
