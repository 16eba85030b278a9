import { createHash } from 'node:crypto';
import { segmentPlanText } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { PlanDeps } from './deps.ts';
import { getActivePlan } from './plan-library.ts';

/** The office's own words by address. */
export async function listPlanWords(tx: Tx, planId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ address: string; words: string }>(
    sql`select address, words from plan_words where plan_id = ${planId}`,
  );
  return new Map(rows.map(({ address, words }) => [address, words]));
}

/** Text files of Chinese offices are UTF-8 or GB18030; a strict reading tells which. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * Puts the office's own copy of the plan beside our summaries, replacing an earlier copy whole.
 *
 * @returns how many addresses have words now
 * @throws Problem PLAN_TEXT_UNREADABLE if no clause is recognised
 */
export function addPlanText(deps: PlanDeps, actor: Actor, bytes: Uint8Array): Promise<number> {
  const segments = segmentPlanText(decodeText(bytes));
  if (!segments.some(({ address }) => /^\d+$/.test(address))) throw new Problem('PLAN_TEXT_UNREADABLE');
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  return deps.db.transaction(async (tx) => {
    const { version } = await getActivePlan(tx);
    const at = deps.clock.now();
    await tx.run(sql`delete from plan_words where plan_id = ${version.planId}`);
    await tx.copyRows(
      'plan_words (plan_id, address, words, file_hash, loaded_at, loaded_by)',
      segments.map(({ address, text }) => [
        version.planId,
        address,
        text,
        fileHash,
        at.toISOString(),
        actor.displayName,
      ]),
    );
    const after = { fileHash, addresses: segments.length };
    await recordAudit(tx, { actor, action: 'plan.textAdded', subject: version.planId, at, after });
    return segments.length;
  });
}
