import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { addBatch, getBatch } from './batch-store.ts';
import type { IntakeDeps } from './deps.ts';
import { queueReading } from './queue-reading.ts';

/**
 * Opens a new batch on the file of an earlier one, with what a person corrected in it, which is read soon after. The plan
 * and the rulings are today's. The earlier batch stays as it is.
 *
 * @returns the id of the new batch
 * @throws Problem BATCH_NOT_FOUND, BATCH_STILL_READING
 */
export function reopenBatch(deps: IntakeDeps, actor: Actor, id: string): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const earlier = await getBatch(tx, id);
    if (earlier.status === 'reading') throw new Problem('BATCH_STILL_READING');
    const at = deps.clock.now();
    const { version } = await getActivePlan(tx);
    const { fileName, fileHash, bytes } = earlier;
    const next = await addBatch(tx, {
      fileName,
      fileHash,
      bytes,
      planVersionId: version.id,
      at,
      by: actor.displayName,
    });
    await tx.run(
      sql`update batches set choice = ${JSON.stringify(earlier.choice)}::jsonb where id = ${next}`,
    );
    await queueReading(deps, tx, next);
    const after = { sha256: fileHash, bytes, reopened: earlier.number };
    await recordAudit(tx, { actor, action: 'intake.uploaded', subject: next, at, after, source: fileName });
    return next;
  });
}
