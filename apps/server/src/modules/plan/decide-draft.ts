import { assemblePlan } from '@tenglong/domain/plan';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { carryRulings } from './carry-rulings.ts';
import type { PlanDeps } from './deps.ts';
import { planHash } from './plan-hash.ts';
import {
  activateVersion,
  addVersion,
  discardDraft,
  findActiveVersion,
  findVersion,
  findVersionByHash,
  getVersionDocuments,
  type VersionRecord,
} from './plan-version-store.ts';

/**
 * The draft as it is to be in force: rulings made on screen since it came stand over it, and then it is another
 * version. @throws Problem RULING_UNUSABLE if one of them does not fit the draft
 */
async function withLaterRulings(tx: Tx, draft: VersionRecord, actor: Actor, at: Date): Promise<string> {
  const active = await findActiveVersion(tx);
  if (!active || active.planId !== draft.planId) return draft.id;
  const inForce = await getVersionDocuments(tx, active.id);
  const assembly = assemblePlan(carryRulings(await getVersionDocuments(tx, draft.id), inForce));
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
  if (same) return same.id;
  const { documents } = assembly.plan;
  return addVersion(tx, {
    planId: draft.planId,
    hash,
    origin: 'folder',
    parentId: active.id,
    documents,
    note: '启用方案草稿，并保留之后的裁定',
    at,
    by: actor.displayName,
  });
}

/** Puts a draft in force, or leaves it aside. @throws Problem NOT_FOUND, PLAN_VERSION_NOT_DRAFT, RULING_UNUSABLE */
export function decideDraft(deps: PlanDeps, actor: Actor, id: string, adopt: boolean): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const version = await findVersion(tx, id);
    if (!version) throw new Problem('NOT_FOUND');
    if (version.status !== 'draft') throw new Problem('PLAN_VERSION_NOT_DRAFT');
    const at = deps.clock.now();
    if (adopt) await activateVersion(tx, await withLaterRulings(tx, version, actor, at), at);
    else await discardDraft(tx, id);
    const action = adopt ? 'plan.adopted' : 'plan.discarded';
    await recordAudit(tx, { actor, action, subject: id, at, after: { hash: version.hash } });
  });
}
