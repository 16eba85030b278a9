import { randomUUID } from 'node:crypto';
import type { BatchStatus } from '@tenglong/contracts/intake';
import type { DatasetKind, MappingChoice } from '@tenglong/domain/intake';
import { type SQL, sql } from 'drizzle-orm';
import { whoWasFirst } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { BatchReading } from './batch-reading.ts';

/** One batch as its row says. */
export interface Batch {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly bytes: number;
  readonly status: BatchStatus;
  readonly datasetId: string | null;
  readonly datasetKind: DatasetKind | null;
  readonly department: string | null;
  /** Id of the sending department where it is not the dataset's own. */
  readonly sender: string | null;
  readonly year: number | null;
  readonly finality: 'provisional' | 'confirmed' | null;
  readonly planVersionId: string;
  readonly choice: Partial<MappingChoice>;
  readonly reading: BatchReading | null;
  readonly failure: { readonly message: string; readonly remedy: string } | null;
  readonly revision: number;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
  readonly commitNo: number | null;
  readonly committedAt: string | null;
  readonly committedBy: string | null;
  readonly undoneAt: string | null;
}

const COLUMNS = sql`id, number, file_name as "fileName", file_hash as "fileHash", bytes, status,
  dataset_id as "datasetId", dataset_kind as "datasetKind", department, sender, year, finality,
  plan_version_id as "planVersionId", choice, reading, failure, revision, uploaded_at as "uploadedAt",
  uploaded_by as "uploadedBy", commit_no as "commitNo", committed_at as "committedAt",
  committed_by as "committedBy", undone_at as "undoneAt"`;

export async function findBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const [found] = await tx.rows<Batch>(sql`select ${COLUMNS} from batches where id = ${id}`);
  return found;
}

/** @throws Problem BATCH_NOT_FOUND */
export async function getBatch(tx: Tx, id: string): Promise<Batch> {
  const found = await findBatch(tx, id);
  if (!found) throw new Problem('BATCH_NOT_FOUND');
  return found;
}

/** The batch, held against other writers until the transaction ends. @throws Problem BATCH_NOT_FOUND */
export async function lockBatch(tx: Tx, id: string): Promise<Batch> {
  await tx.run(sql`select 1 from batches where id = ${id} for update`);
  return getBatch(tx, id);
}

/** A batch that is read and not yet decided on. @throws Problem BATCH_NOT_FOUND, BATCH_STILL_READING, BATCH_NOT_DRAFT */
export async function lockDraft(tx: Tx, id: string): Promise<Batch> {
  const batch = await lockBatch(tx, id);
  if (batch.status === 'reading') throw new Problem('BATCH_STILL_READING');
  if (batch.status !== 'draft') throw new Problem('BATCH_NOT_DRAFT');
  return batch;
}

/**
 * Nobody overwrites or commits what he has not seen.
 *
 * @param seen - the revision somebody looked at; left out, they look at none
 * @throws Problem CHANGED_MEANWHILE, with who changed it last
 */
export async function needSeen(tx: Tx, { id, revision }: Batch, seen: number | undefined): Promise<void> {
  if (seen === undefined || seen === revision) return;
  const details = await whoWasFirst(tx, id, 'intake.corrected', 'intake.ruled');
  throw new Problem('CHANGED_MEANWHILE', { details });
}

/** Newest first. */
export async function listBatches(
  tx: Tx,
  condition: SQL,
  page: { readonly page: number; readonly size: number },
): Promise<{ readonly rows: Batch[]; readonly total: number }> {
  const rows = await tx.rows<Batch>(sql`
    select ${COLUMNS} from batches where ${condition} order by number desc
    limit ${page.size} offset ${page.page * page.size}`);
  const [count] = await tx.rows<{ n: number }>(sql`select count(*) as n from batches where ${condition}`);
  return { rows, total: count?.n ?? 0 };
}

export type SameFile = { readonly id: string; readonly number: number };

/** For each batch the latest other one of the same bytes that is in force, by the id of the batch. */
export async function findSame(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SameFile>> {
  const found = await tx.rows<{ of: string; id: string; number: number }>(sql`
    select distinct on (b.id) b.id as of, o.id, o.number
    from batches b join batches o on o.file_hash = b.file_hash and o.status = 'committed' and o.id <> b.id
    where b.id = any(${sql.param([...ids])}::uuid[]) order by b.id, o.number desc`);
  return new Map(found.map(({ of, id, number }) => [of, { id, number }]));
}

export interface NewBatch {
  readonly fileName: string;
  readonly fileHash: string;
  readonly bytes: number;
  readonly planVersionId: string;
  readonly at: Date;
  readonly by: string;
}

/** A batch that waits to be read. */
export async function addBatch(tx: Tx, batch: NewBatch): Promise<string> {
  const id = randomUUID();
  await tx.run(sql`
    insert into batches (id, number, file_name, file_hash, bytes, status, plan_version_id, uploaded_at, uploaded_by)
    values (${id}, nextval('batch_number')::int, ${batch.fileName}, ${batch.fileHash}, ${batch.bytes}, 'reading',
      ${batch.planVersionId}, ${batch.at}, ${batch.by})`);
  return id;
}
