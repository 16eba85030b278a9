import type { BatchDetail, BatchSummary } from '@tenglong/contracts/intake';
import type { Plan } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { getPlan } from '../plan/index.ts';
import { type Batch, findSame, getBatch, type SameFile } from './batch-store.ts';
import { describeRelation } from './describe-relation.ts';
import { departmentOf, planDatasets } from './plan-datasets.ts';

/** Batches as lists show them. */
export async function summariseBatches(
  tx: Tx,
  batches: readonly Batch[],
  plan: Plan,
): Promise<BatchSummary[]> {
  const same = await findSame(
    tx,
    batches.map(({ id }) => id),
  );
  return batches.map((batch) => summariseBatch(batch, plan, same.get(batch.id)));
}

function summariseBatch(batch: Batch, plan: Plan, same: SameFile | undefined): BatchSummary {
  const dataset = planDatasets(plan).find(({ file }) => file.id === batch.datasetId);
  return {
    id: batch.id,
    number: batch.number,
    file: batch.fileName,
    fileHash: batch.fileHash,
    bytes: batch.bytes,
    status: batch.status,
    datasetId: batch.datasetId,
    datasetTitle: dataset?.file.title ?? null,
    department: batch.department,
    year: batch.year,
    finality: batch.finality,
    revision: batch.revision,
    uploadedAt: batch.uploadedAt,
    uploadedBy: batch.uploadedBy,
    committedAt: batch.committedAt,
    committedBy: batch.committedBy,
    undoneAt: batch.undoneAt,
    counts: batch.reading?.counts ?? null,
    problems: batch.reading?.problems ?? null,
    failure: batch.failure,
    sameAs: same ?? null,
  };
}

/** One batch with its sheets, columns and what can be chosen instead. @throws Problem BATCH_NOT_FOUND */
export async function describeBatch(tx: Tx, id: string): Promise<BatchDetail> {
  const batch = await getBatch(tx, id);
  const plan = await getPlan(tx, batch.planVersionId);
  const datasets = planDatasets(plan);
  const dataset = datasets.find(({ file }) => file.id === batch.datasetId);
  const same = await findSame(tx, [id]);
  return {
    ...summariseBatch(batch, plan, same.get(id)),
    recognised: [...(batch.reading?.recognised ?? [])],
    sheets: (batch.reading?.sheets ?? []).map(({ fingerprint: _fingerprint, year: _year, ...sheet }) => ({
      ...sheet,
      headerRows: [...sheet.headerRows],
      columns: sheet.columns.map((column) => ({ ...column, sample: [...column.sample] })),
    })),
    datasets: datasets.map((one) => ({
      id: one.file.id,
      title: one.file.title,
      department: departmentOf(plan, one),
      kind: one.file.kind,
    })),
    fields: (dataset?.targets ?? []).map((target) => ({
      id: target.id,
      title: target.title,
      unit: target.kind === 'field' ? (dataset?.fields[target.index]?.unit?.text ?? '') : '',
    })),
    departments: plan.departments
      .filter(({ kind }) => kind !== 'group')
      .map(({ id: departmentId, name }) => ({ id: departmentId, name })),
    sender: batch.datasetId === null ? null : (batch.sender ?? dataset?.file.department ?? null),
    whole: batch.choice.whole === true,
    relation:
      batch.status === 'draft' && batch.datasetKind === 'yearly' ? await describeRelation(tx, batch) : '',
    empty: isEmpty(batch),
    waitsForRoster: await waitsForRoster(tx, batch),
    progress: batch.status === 'reading' ? 0 : 1,
  };
}

async function waitsForRoster(tx: Tx, { status, datasetKind, reading }: Batch): Promise<boolean> {
  if (status !== 'draft' || datasetKind === 'roster' || !reading?.counts.held) return false;
  const [roster] = await tx.rows<{ made: boolean }>(sql`select exists (select from enterprises) as made`);
  return roster?.made === false;
}

/** A sheet whose year nobody knows yet was not read, which is another matter. */
function isEmpty({ datasetId, datasetKind, reading }: Batch): boolean {
  if (datasetId === null || !reading) return false;
  const { counts, problems } = reading;
  const sheets = reading.sheets.filter(({ read }) => read);
  const unread = datasetKind === 'yearly' && sheets.some(({ year = null }) => year === null);
  return !unread && counts.rows + problems.hold + problems.unknown === 0;
}
