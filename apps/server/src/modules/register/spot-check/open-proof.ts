import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { readFile } from '../../../platform/files/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { withinScope } from '../../enterprise/index.ts';
import { sniffEvidence } from '../sniff-evidence.ts';
import { getCheck } from './spot-check-store.ts';

/** The proof of a finding, for download: never shown inline. @throws Problem SPOT_CHECK_ITEM_NOT_FOUND */
export async function openProof(
  deps: Deps,
  actor: Actor,
  number: number,
  entryId: string,
): Promise<{ readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const owner = { unit: sql`i.unit_id`, enterprise: sql`i.subject_id` };
  const [found] = await deps.db.read(async (tx) => {
    const { id } = await getCheck(tx, number);
    return tx.rows<{ sha256: string; bytes: Uint8Array }>(sql`
      select f.sha256, f.bytes from spot_check_items i join file_chunks f on f.sha256 = i.proof and f.seq = 0
      where i.check_id = ${id} and i.entry_id = ${entryId} and ${withinScope(actor.scope, owner)}`);
  });
  if (!found) throw new Problem('SPOT_CHECK_ITEM_NOT_FOUND');
  const extension = sniffEvidence(Buffer.from(found.bytes.subarray(0, 32)))?.extension ?? 'bin';
  return { name: `抽查核查材料.${extension}`, bytes: readFile(deps.db, found.sha256) };
}
