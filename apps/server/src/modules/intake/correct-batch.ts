import type { CorrectBatch } from '@tenglong/contracts/intake';
import type { ColumnChoice } from '@tenglong/domain/intake';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { type Batch, lockDraft, needSeen } from './batch-store.ts';
import type { IntakeDeps } from './deps.ts';
import { queueReading } from './queue-reading.ts';

/** Columns chosen by hand come back with the next file that has the same header. */
async function remember(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  columns: readonly ColumnChoice[],
  at: Date,
): Promise<void> {
  for (const sheet of batch.reading?.sheets ?? []) {
    const own = columns.filter((column) => column.sheet === undefined || column.sheet === sheet.name);
    if (sheet.fingerprint === '' || own.length === 0 || batch.datasetId === null) continue;
    const kept = own.map(({ sheet: _sheet, ...column }) => column);
    await tx.run(sql`
      insert into mapping_profiles (dataset_id, fingerprint, columns, saved_at, saved_by)
      values (${batch.datasetId}, ${sheet.fingerprint}, ${JSON.stringify(kept)}::jsonb, ${at}, ${actor.displayName})
      on conflict (dataset_id, fingerprint) do update set columns = excluded.columns, saved_at = excluded.saved_at,
        saved_by = excluded.saved_by`);
  }
}

/**
 * Takes a person's word for dataset, year or columns over what was recognised; the file is read again soon after.
 *
 * @throws Problem BATCH_NOT_FOUND, BATCH_STILL_READING, BATCH_NOT_DRAFT, CHANGED_MEANWHILE
 */
export function correctBatch(deps: IntakeDeps, actor: Actor, id: string, asked: CorrectBatch): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const batch = await lockDraft(tx, id);
    await needSeen(tx, batch, asked.revision);
    const at = deps.clock.now();
    const columns = asked.columns?.map(
      ({ sheet, index, field, unit }): ColumnChoice => ({ sheet, index, target: field, unit }),
    );
    const choice = {
      ...batch.choice,
      ...(asked.datasetId === undefined ? {} : { datasetId: asked.datasetId }),
      ...(typeof asked.year === 'number' ? { year: asked.year } : {}),
      ...(asked.sender === undefined ? {} : { sender: asked.sender }),
      ...(asked.whole === undefined ? {} : { whole: asked.whole }),
      ...(columns === undefined ? {} : { columns: mergeColumns(batch.choice.columns ?? [], columns) }),
    };
    if (columns) await remember(tx, actor, batch, columns, at);
    await tx.run(sql`
      update batches set choice = ${JSON.stringify(choice)}::jsonb, status = 'reading', revision = revision + 1
      where id = ${id}`);
    await queueReading(deps, tx, id);
    await recordAudit(tx, {
      actor,
      action: 'intake.corrected',
      subject: id,
      at,
      before: batch.choice,
      after: choice,
      source: batch.fileName,
    });
  });
}

/** A later choice about a column takes the place of an earlier one. */
function mergeColumns(before: readonly ColumnChoice[], after: readonly ColumnChoice[]): ColumnChoice[] {
  const key = ({ sheet, index }: ColumnChoice) => `${sheet ?? ''}\u001f${index}`;
  return [...new Map([...before, ...after].map((column) => [key(column), column])).values()];
}
