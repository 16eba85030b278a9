import { z } from 'zod';
import { normaliseFault } from '../../platform/database/index.ts';
import type { JobHandler } from '../../platform/jobs/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { findBatch } from './batch-store.ts';
import type { IntakeDeps } from './deps.ts';
import { failReading, readBatch } from './read-batch.ts';

const Payload = z.object({ batchId: z.uuid() });
/** A reading that broke for no reason we know is tried once more before its batch is given up. */
const ATTEMPTS = 2;

const OUTAGES: ReadonlySet<string> = new Set(['DATABASE_UNAVAILABLE', 'STORAGE_FULL', 'COMMIT_UNCERTAIN']);

const BROKE = {
  message: '读取这份文件时系统出错，没有读成',
  remedy: '请重新上传一次；仍不行的，另存为新的 .xlsx 再传，并告诉系统管理员',
};

/** Reads the batch of a job. An outage leaves the batch `reading`, and the job goes on when it is over. */
export function readQueued(deps: IntakeDeps): JobHandler {
  return async ({ payload, attempt, signal }) => {
    const { batchId } = Payload.parse(payload);
    try {
      await readBatch(deps, batchId, signal);
    } catch (thrown) {
      // The thread that reads writes to the disk as well: what it throws is no problem of ours yet.
      const error = normaliseFault(thrown);
      if (signal.aborted || (error instanceof Problem && OUTAGES.has(error.code))) throw error;
      // Whatever it was, it is tried again: a refusal would end the job and leave the batch waiting for ever.
      if (attempt < ATTEMPTS) throw new Error('a reading broke', { cause: error });
      deps.log.error({ batch: batchId, err: error }, 'a batch could not be read');
      const batch = await deps.db.read((tx) => findBatch(tx, batchId));
      if (batch?.status === 'reading') await failReading(deps, batch, BROKE);
    }
  };
}
