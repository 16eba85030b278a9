import { createHash } from 'node:crypto';
import { segmentPlanText } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { changedMeanwhile, recordAudit } from '../../platform/audit/index.ts';
import { shanghaiDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { PlanDeps } from './deps.ts';
import { getActivePlan } from './plan-library.ts';
import { readPlanText } from './read-plan-text.ts';

/** The office's own words by address. */
export async function listPlanWords(tx: Tx, planId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ address: string; words: string }>(
    sql`select address, words from plan_words where plan_id = ${planId}`,
  );
  return new Map(rows.map(({ address, words }) => [address, words]));
}

/** Which copy the words are from. */
export interface PlanCopy {
  readonly fileName: string;
  readonly fileHash: string;
  readonly loadedAt: string;
  readonly loadedBy: string;
}

export async function findPlanCopy(tx: Tx, planId: string): Promise<PlanCopy | undefined> {
  const [found] = await tx.rows<PlanCopy>(sql`
    select file_name as "fileName", file_hash as "fileHash", loaded_at as "loadedAt", loaded_by as "loadedBy"
    from plan_words where plan_id = ${planId} limit 1`);
  return found;
}

/** Puttings-in and takings-away go one after the other, on whichever node. */
const lockWords = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('plan_words', 0))`);

/**
 * Nobody replaces a copy that he has not seen.
 *
 * @param seen - when the copy was put in that somebody looked at, empty for none; left out, nobody looked
 * @throws Problem CHANGED_MEANWHILE, with whose copy stands now, or who took it away
 */
async function needSeen(
  tx: Tx,
  planId: string,
  copy: PlanCopy | undefined,
  seen: string | undefined,
): Promise<void> {
  const instant = (at: string | undefined) => (at ? Date.parse(at) : null);
  if (seen === undefined || instant(copy?.loadedAt) === instant(seen)) return;
  if (!copy)
    throw await changedMeanwhile(tx, { action: 'plan.textRemoved', subject: planId, now: '已撤下方案原文' });
  const message = `${shanghaiDay(new Date(copy.loadedAt))} ${copy.loadedBy}：已放入《${copy.fileName}》`;
  throw new Problem('CHANGED_MEANWHILE', { details: [{ path: '', message }] });
}

/**
 * Puts the office's own copy of the plan beside our summaries, replacing an earlier copy whole.
 *
 * @param seen - see {@link needSeen}
 * @returns how many addresses have words now
 * @throws Problem CHANGED_MEANWHILE, PLAN_TEXT_UNREADABLE if no clause is recognised, PLAN_TEXT_FORMAT, PLAN_TEXT_TOO_LARGE
 */
export function addPlanText(
  deps: PlanDeps,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
  seen?: string,
): Promise<number> {
  const segments = segmentPlanText(readPlanText(file.bytes));
  if (!segments.some(({ address }) => /^\d+$/.test(address))) throw new Problem('PLAN_TEXT_UNREADABLE');
  const fileHash = createHash('sha256').update(file.bytes).digest('hex');
  return deps.db.transaction(async (tx) => {
    const { version } = await getActivePlan(tx);
    await lockWords(tx);
    const before = await findPlanCopy(tx, version.planId);
    await needSeen(tx, version.planId, before, seen);
    const at = deps.clock.now();
    await tx.run(sql`delete from plan_words where plan_id = ${version.planId}`);
    await tx.copyRows(
      'plan_words (plan_id, address, words, file_hash, loaded_at, loaded_by, file_name)',
      segments.map(({ address, text }) => [
        ...[version.planId, address, text, fileHash],
        ...[at.toISOString(), actor.displayName, file.name],
      ]),
    );
    const after = { fileName: file.name, fileHash, addresses: segments.length };
    await recordAudit(tx, {
      actor,
      action: 'plan.textAdded',
      subject: version.planId,
      at,
      before: before ?? null,
      after,
    });
    return segments.length;
  });
}

/**
 * Takes the office's copy away; the summaries stand alone again.
 *
 * @param seen - see {@link needSeen}
 * @throws Problem NOT_FOUND if there is none, CHANGED_MEANWHILE
 */
export function removePlanText(deps: PlanDeps, actor: Actor, seen: string): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const { version } = await getActivePlan(tx);
    await lockWords(tx);
    const before = await findPlanCopy(tx, version.planId);
    await needSeen(tx, version.planId, before, seen);
    if (!before) throw new Problem('NOT_FOUND');
    await tx.run(sql`delete from plan_words where plan_id = ${version.planId}`);
    const at = deps.clock.now();
    await recordAudit(tx, { actor, action: 'plan.textRemoved', subject: version.planId, at, before });
  });
}
