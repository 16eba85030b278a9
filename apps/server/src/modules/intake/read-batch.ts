import { departmentNames, type Plan } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { claimFactSlots } from '../enterprise/index.ts';
import { getPlan } from '../plan/index.ts';
import { type Batch, findBatch } from './batch-store.ts';
import type { IntakeDeps } from './deps.ts';
import { loadProfiles } from './load-rulings.ts';
import { planDatasets } from './plan-datasets.ts';
import type { Refusal } from './read/index.ts';
import { planUnder } from './reading/plan-under.ts';
import type { ReadingOutcome } from './reading/reading-desk.ts';
import { dropStagedRows } from './staged-rows.ts';
import { holdReading, ReadingOvertakenError, storeDesk } from './store-desk.ts';
import { withStoredFile } from './with-stored-file.ts';

/**
 * Reads the file of a batch that waits for it: recognises dataset and year, stages every row, and keeps rows, problems
 * and values with the batch, to be looked at and committed. Cut off at any moment it is done again from the start; the
 * batch stays `reading` until the last piece of it is there. A refused file leaves the batch failed with its sentence.
 * One that is corrected or laid aside meanwhile is left alone: whoever did so has it read again.
 */
export async function readBatch(
  deps: Pick<IntakeDeps, 'db' | 'clock' | 'log' | 'runReading'>,
  batchId: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const batch = await takeUp(deps, batchId);
  if (!batch) return;
  try {
    await dropStagedRows(deps, batchId);
    const { plan, remembered } = await deps.db.read(async (tx) => ({
      plan: await getPlan(tx, batch.planVersionId),
      remembered: await loadProfiles(tx),
    }));
    const outcome = await withStoredFile(deps, batch.fileHash, (path) =>
      deps.runReading(
        {
          batchId,
          fileName: batch.fileName,
          path,
          plan: planUnder(plan),
          choice: batch.choice,
          remembered,
        },
        storeDesk(deps, batch),
        signal,
      ),
    );
    if (outcome.kind === 'refused') await failReading(deps, batch, outcome.refused);
    else await deps.db.transaction((tx) => finish(tx, batch, plan, outcome));
  } catch (error) {
    if (!(error instanceof ReadingOvertakenError)) throw error;
  }
}

/** Claims the batch for this reading: an earlier one that is still at it can leave nothing more. */
function takeUp(deps: Pick<Deps, 'db'>, batchId: string): Promise<Batch | undefined> {
  return deps.db.transaction(async (tx) => {
    const taken = await tx.run(
      sql`update batches set revision = revision + 1 where id = ${batchId} and status = 'reading'`,
    );
    return taken === 0 ? undefined : findBatch(tx, batchId);
  });
}

async function finish(
  tx: Tx,
  batch: Batch,
  plan: Plan,
  outcome: Exclude<ReadingOutcome, { kind: 'refused' }>,
): Promise<void> {
  await holdReading(tx, batch);
  const read = outcome.kind === 'read' ? outcome : undefined;
  const dataset = planDatasets(plan).find(({ file }) => file.id === read?.datasetId);
  if (read) await claimFactSlots(tx, read.facts);
  await tx.run(sql`
    update batches set status = 'draft', dataset_id = ${dataset?.file.id ?? null},
      dataset_kind = ${dataset?.file.kind ?? null}, department = ${read ? departmentNames(plan, [read.sender]) : null},
      sender = ${read && read.sender !== dataset?.file.department ? read.sender : null},
      year = ${read?.year ?? null}, failure = null, reading = ${JSON.stringify(outcome.reading)}::jsonb,
      revision = revision + 1
    where id = ${batch.id}`);
}

/** Ends a reading with a sentence; nothing that was staged stays. @throws ReadingOvertakenError */
export async function failReading(
  deps: Pick<Deps, 'db'>,
  batch: Pick<Batch, 'id' | 'revision' | 'fileHash'>,
  { message, remedy }: Pick<Refusal, 'message' | 'remedy'>,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await holdReading(tx, batch);
    await tx.run(sql`
      update batches set status = 'failed', failure = ${JSON.stringify({ message, remedy })}::jsonb,
        revision = revision + 1 where id = ${batch.id}`);
  });
  await dropStagedRows(deps, batch.id);
}
