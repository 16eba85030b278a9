import type { DraftDecision } from '@tenglong/contracts/plan';
import { assemblePlan } from '@tenglong/domain/plan';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit, whoWasFirst } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { carryEdits, folderView } from './carry-edits.ts';
import { carryRulings } from './carry-rulings.ts';
import type { PlanDeps } from './deps.ts';
import { planHash } from './plan-hash.ts';
import { getActivePlan } from './plan-library.ts';
import {
  activateVersion,
  addVersion,
  discardDraft,
  findActiveVersion,
  findVersion,
  findVersionByHash,
  getVersionDocuments,
  holdPlan,
  settleFolder,
  type VersionRecord,
} from './plan-version-store.ts';

/** Every ruling that both sides changed must have been decided one way. @throws Problem PLAN_CONFLICT_UNDECIDED */
function requireDecided(ids: readonly string[], { folder, screen }: DraftDecision): void {
  const undecided = ids.filter((id) => folder.includes(id) === screen.includes(id));
  if (undecided.length === 0) return;
  throw new Problem('PLAN_CONFLICT_UNDECIDED', {
    details: undecided.map((id) => ({ path: id, message: '方案文件夹与屏幕上的裁定不同，还没有选定' })),
  });
}

/**
 * The draft as it is to be in force: rulings made on screen stand over it, conflicts as they were decided, and then it
 * may be another version. @throws Problem PLAN_CONFLICT_UNDECIDED, RULING_UNUSABLE if a ruling does not fit the draft
 */
async function withRulingsInForce(
  tx: Tx,
  draft: VersionRecord,
  decision: DraftDecision,
  actor: Actor,
  at: Date,
): Promise<string> {
  const active = await findActiveVersion(tx);
  if (!active || active.planId !== draft.planId) return draft.id;
  const { folderRulings } = draft;
  const inForce = { ...active, documents: await getVersionDocuments(tx, active.id) };
  // What was changed on screen since the draft came stands as well.
  const folder = folderView({ ...draft, documents: await getVersionDocuments(tx, draft.id) });
  const edited = carryEdits(folder, inForce);
  const { folderDocuments } = edited;
  const keep = new Set(decision.screen);
  const { documents, conflicts } = carryRulings(edited.documents, folderRulings, inForce, keep);
  requireDecided(
    conflicts.map(({ id }) => id),
    decision,
  );
  const assembly = assemblePlan(documents);
  if (!assembly.ok) {
    const details = assembly.errors.map(({ file, path, message }) => ({
      path: `${file} ${path}`.trim(),
      message,
    }));
    throw new Problem('RULING_UNUSABLE', { details });
  }
  const hash = planHash(assembly.plan);
  if (hash === draft.hash) return draft.id;
  await discardDraft(tx, draft.id);
  const same = await findVersionByHash(tx, draft.planId, hash);
  if (same) {
    await settleFolder(tx, same.id, { folderRulings, folderDocuments });
    return same.id;
  }
  return addVersion(tx, {
    planId: draft.planId,
    hash,
    origin: 'folder',
    parentId: active.id,
    documents: assembly.plan.documents,
    folderRulings,
    folderDocuments,
    note: '启用方案草稿，并保留屏幕上的裁定',
    at,
    by: actor.displayName,
  });
}

const UNDECIDED: DraftDecision = { folder: [], screen: [] };

/**
 * Puts a draft in force, or leaves it aside.
 *
 * @param decision - for each ruling changed on both sides, which one stands
 * @throws Problem NOT_FOUND, PLAN_VERSION_NOT_DRAFT, PLAN_CASES_FAIL, PLAN_CONFLICT_UNDECIDED, RULING_UNUSABLE
 */
export function decideDraft(
  deps: PlanDeps,
  actor: Actor,
  id: string,
  adopt: boolean,
  decision: DraftDecision = UNDECIDED,
): Promise<void> {
  return deps.db.transaction(async (tx) => {
    // A ruling made in the same second is waited for: it would not stand over the draft otherwise.
    await holdPlan(tx);
    const version = await findVersion(tx, id);
    if (!version) throw new Problem('NOT_FOUND');
    if (version.status !== 'draft') {
      const details = await whoWasFirst(tx, id, 'plan.adopted', 'plan.discarded');
      throw new Problem('PLAN_VERSION_NOT_DRAFT', { details });
    }
    if (adopt && version.faults.length > 0) {
      throw new Problem('PLAN_CASES_FAIL', { details: version.faults.slice(0, 50) });
    }
    const at = deps.clock.now();
    if (adopt) {
      const before = (await findActiveVersion(tx)) && (await getActivePlan(tx)).plan;
      await activateVersion(tx, await withRulingsInForce(tx, version, decision, actor, at), at);
      await deps.planChanged?.(tx, (await getActivePlan(tx)).plan, before);
    } else await discardDraft(tx, id);
    const action = adopt ? 'plan.adopted' : 'plan.discarded';
    await recordAudit(tx, {
      actor,
      action,
      subject: id,
      at,
      after: { hash: version.hash, ...(adopt ? { decision } : {}) },
    });
  });
}
