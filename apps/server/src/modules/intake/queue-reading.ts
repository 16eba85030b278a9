import { setTimeout as wait } from 'node:timers/promises';
import type { Tx } from '../../platform/database/index.ts';
import { enqueueJob } from '../../platform/jobs/index.ts';
import { findBatch } from './batch-store.ts';
import type { IntakeDeps } from './deps.ts';

export const READ_JOB = 'intake.read';

/** Has a batch read once the transaction is committed, by this process or by the next one that runs. */
export async function queueReading(
  { clock, wakeJobs }: Pick<IntakeDeps, 'clock' | 'wakeJobs'>,
  tx: Tx,
  batchId: string,
): Promise<void> {
  await enqueueJob(tx, { kind: READ_JOB, payload: { batchId } }, clock.now());
  tx.afterCommit(wakeJobs);
}

/** A gateway that waits a minute has had its answer by then; the page asks again by itself. */
const PATIENCE_MS = 10_000;
const LOOK_MS = [20, 40, 80, 160, 250] as const;

/** Waits until a batch has been read, or long enough for whoever asked. */
export async function untilRead({ db }: Pick<IntakeDeps, 'db'>, batchId: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let look = 0; performance.now() < until; look += 1) {
    const batch = await db.read((tx) => findBatch(tx, batchId));
    if (batch?.status !== 'reading') return;
    await wait(LOOK_MS[Math.min(look, LOOK_MS.length - 1)]);
  }
}
