import {
  assembleRoster,
  type Dataset,
  type IntakeProblem,
  type Ruling,
  type StagedWorkbook,
} from '@tenglong/domain/intake';
import type { Plan } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { getPlan } from '../plan/index.ts';
import type { BatchReading, ReadSheet } from './batch-reading.ts';
import { type Batch, findBatch, lockBatch } from './batch-store.ts';
import { listSuspects } from './list-suspects.ts';
import { loadRoster } from './load-roster.ts';
import { loadProfiles, loadRulings } from './load-rulings.ts';
import { planDatasets } from './plan-datasets.ts';
import { FileRefused, type OpenedWorkbook, openWorkbook } from './read/index.ts';
import { RowSpool } from './row-spool.ts';
import { recogniseOpened, stageOpened } from './stage/index.ts';
import { storeReading } from './store-reading.ts';
import { storedBytes } from './stored-bytes.ts';

/**
 * Reads a batch's file: recognises dataset and year, stages every row, and keeps rows, problems and values with the
 * batch, to be looked at and committed. Reading again replaces the last reading whole. A refused file leaves the batch
 * failed with its sentence; anything else that goes wrong leaves it `reading`, to be taken up again.
 */
export async function readBatch(deps: Deps, batchId: string): Promise<void> {
  const batch = await deps.db.read((tx) => findBatch(tx, batchId));
  if (!batch || (batch.status !== 'reading' && batch.status !== 'draft')) return;
  try {
    const opened = await openWorkbook({ bytes: await storedBytes(deps, batch.fileHash) }, batch.fileName);
    try {
      await readOpened(deps, batch, opened);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { message, remedy } = error.refused;
    await deps.db.transaction((tx) =>
      tx.run(sql`update batches set status = 'failed', failure = ${JSON.stringify({ message, remedy })}::jsonb,
        revision = revision + 1 where id = ${batchId} and status in ('reading', 'draft')`),
    );
  }
}

async function readOpened(deps: Deps, batch: Batch, opened: OpenedWorkbook): Promise<void> {
  const { plan, remembered } = await deps.db.read(async (tx) => ({
    plan: await getPlan(tx, batch.planVersionId),
    remembered: await loadProfiles(tx),
  }));
  const choice = { columns: [], sheets: [], ...batch.choice };
  const recognition = await recogniseOpened(opened, batch.fileName, {
    datasets: planDatasets(plan),
    departments: plan.departments,
    choice,
    remembered,
  });
  const { dataset } = recognition;
  if (!dataset) {
    await deps.db.transaction(async (tx) => {
      if (await isStillWanted(tx, batch)) await storeUnrecognised(tx, batch, recognition.reasons, opened);
    });
    return;
  }
  const { roster, rulings } = await deps.db.read(async (tx) => ({
    roster: dataset.file.kind === 'roster' ? undefined : await loadRoster(tx),
    rulings: await loadRulings(tx, dataset.file.id, batch.fileHash),
  }));
  const spool = new RowSpool();
  const workbook = await stageOpened(opened, batch.fileName, {
    recognition: { ...recognition, dataset },
    roster,
    choice,
    remembered,
    rulings,
    onRow: (outcome) => spool.take(outcome),
  });
  const nameOf = (code: string) => roster?.findByCode(code)?.name ?? code;
  const suspects = await deps.db.read((tx) => listSuspects(tx, workbook, plan, nameOf));
  const problems = settledBy(rulings, [...problemsOf(workbook, plan, dataset), ...suspects]);
  const reading = { plan, dataset, workbook, spool, problems, recognised: recognition.reasons };
  await deps.db.transaction(async (tx) => {
    if (await isStillWanted(tx, batch)) await storeReading(tx, batch, reading);
  });
}

/**
 * Reading takes a while: meanwhile the batch may have been committed or laid aside, which a reading must not undo, or
 * corrected, and then whoever corrected it reads it again.
 */
async function isStillWanted(tx: Tx, batch: Batch): Promise<boolean> {
  const now = await lockBatch(tx, batch.id);
  const open = now.status === 'reading' || now.status === 'draft';
  return open && JSON.stringify(now.choice) === JSON.stringify(batch.choice);
}

function problemsOf(workbook: StagedWorkbook, plan: Plan, dataset: Dataset): readonly IntakeProblem[] {
  if (dataset.file.kind === 'roster') return assembleRoster([workbook], plan.units).problems;
  return [...workbook.rowProblems, ...workbook.settledProblems];
}

/** A cell that cannot be used holds nothing open any more once somebody has entered the figure: it stays listed, as a hint. */
function settledBy(rulings: readonly Ruling[], problems: readonly IntakeProblem[]): readonly IntakeProblem[] {
  const key = (code: string, year: number | null, field: string) => `${code}\u001f${year}\u001f${field}`;
  const entered = new Set(
    rulings.flatMap((ruling) =>
      ruling.kind === 'enter-value' ? [key(ruling.creditCode, ruling.year, ruling.field)] : [],
    ),
  );
  return problems.map((problem) => {
    const { severity, fields, code, year } = problem;
    const settled = fields.length > 0 && fields.every((field) => entered.has(key(code, year, field)));
    return severity === 'unknown' && settled ? { ...problem, severity: 'hint' as const } : problem;
  });
}

/** Nothing in the plan fits: the first rows are kept so that a person can say what it is. */
async function storeUnrecognised(
  tx: Tx,
  batch: Batch,
  reasons: readonly string[],
  opened: OpenedWorkbook,
): Promise<void> {
  const sheets = opened.sheets.map(
    ({ name, hidden }): ReadSheet => ({
      name,
      hidden,
      read: false,
      skipped: hidden ? '工作表是隐藏的' : '没有找到对得上的表头',
      headerRows: [],
      fingerprint: '',
      columns: [],
    }),
  );
  const none = {
    rows: 0,
    byCode: 0,
    byName: 0,
    byRuling: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    held: 0,
    notEnterprises: 0,
  };
  const reading: BatchReading = {
    recognised: reasons,
    sheets,
    counts: none,
    problems: { hold: 0, unknown: 0, hint: 0 },
    years: [],
  };
  await tx.run(sql`update batches set status = 'draft', dataset_id = null, dataset_kind = null, year = null,
    reading = ${JSON.stringify(reading)}::jsonb, revision = revision + 1 where id = ${batch.id}`);
}
