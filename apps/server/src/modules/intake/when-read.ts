import type { BatchDetail } from '@tenglong/contracts/intake';
import { Problem } from '../../platform/problem/index.ts';
import type { IntakeDeps } from './deps.ts';
import { describeBatch } from './describe-batch.ts';
import { untilRead } from './queue-reading.ts';

/**
 * A batch whose reading has been asked for, once it is read or whoever asked has waited long enough. Where the database
 * gives no answer meanwhile it is shown as it was kept, still being read: what is kept is never answered with an error,
 * and the page asks again by itself.
 */
export async function whenRead(deps: Pick<IntakeDeps, 'db'>, kept: BatchDetail): Promise<BatchDetail> {
  try {
    await untilRead(deps, kept.id);
    return await deps.db.read((tx) => describeBatch(tx, kept.id));
  } catch (error) {
    if (error instanceof Problem && error.code === 'DATABASE_UNAVAILABLE') return kept;
    throw error;
  }
}
