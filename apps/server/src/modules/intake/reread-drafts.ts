import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { IntakeDeps } from './deps.ts';
import { queueReading } from './queue-reading.ts';

/**
 * Has every draft read again once the roster is another one: whom nobody knew when the file came may be known now, and
 * the other way round. What a person chose or ruled in a draft stays.
 */
export async function rereadDrafts(deps: Pick<IntakeDeps, 'clock' | 'wakeJobs'>, tx: Tx): Promise<void> {
  const drafts = await tx.rows<{ id: string }>(sql`
    update batches set status = 'reading', revision = revision + 1
    where status = 'draft' and dataset_id is not null and dataset_kind <> 'roster'
    returning id`);
  for (const { id } of drafts) await queueReading(deps, tx, id);
}
