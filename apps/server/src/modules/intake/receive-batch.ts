import { createReadStream } from 'node:fs';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { saveFile } from '../../platform/files/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { addBatch } from './batch-store.ts';
import type { IntakeDeps } from './deps.ts';
import { queueReading } from './queue-reading.ts';

/** What a department sent, lying in a temporary file. */
export interface SentFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** Keeps the bytes and opens a batch for them, which is read soon after. @returns the id of the batch */
export function receiveBatch(deps: IntakeDeps, actor: Actor, file: SentFile): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    const { version } = await getActivePlan(tx);
    await saveFile(tx, createReadStream(file.path), { sha256: file.sha256, size: file.size }, at);
    const id = await addBatch(tx, {
      fileName: file.name,
      fileHash: file.sha256,
      bytes: file.size,
      planVersionId: version.id,
      at,
      by: actor.displayName,
    });
    await queueReading(deps, tx, id);
    const after = { sha256: file.sha256, bytes: file.size };
    await recordAudit(tx, { actor, action: 'intake.uploaded', subject: id, at, after, source: file.name });
    return id;
  });
}
