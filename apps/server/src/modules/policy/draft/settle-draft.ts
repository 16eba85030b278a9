import type { RefuseDraft, SeenDraft } from '@tenglong/contracts/policy';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { getActivePlan, policyHash } from '../../plan/index.ts';
import { requireDraftRight } from './draft-rights.ts';
import { addSteps, getDraft, type StoredDraft } from './draft-store.ts';
import { requireOpen, requireSeen } from './edit-draft.ts';

/** The draft as its reader saw it, by whoever may have to do with it. */
async function getSeen(tx: Tx, actor: Actor, id: string, revision: number): Promise<StoredDraft> {
  const draft = await getDraft(tx, id, true);
  const { plan } = await getActivePlan(tx);
  const clause = plan.policies.find(({ file }) => file.id === draft.policy)?.file.clause ?? '';
  requireDraftRight(plan, actor, clause);
  await requireSeen(tx, draft, revision);
  return draft;
}

/** What keeps a draft from being submitted or published. @throws Problem */
export async function requirePublishable(tx: Tx, draft: StoredDraft): Promise<void> {
  const { plan } = await getActivePlan(tx);
  if (policyHash(plan.documents, draft.policy) !== draft.baseHash)
    throw new Problem('POLICY_DRAFT_SUPERSEDED');
  const base = plan.policies.find(({ file }) => file.id === draft.policy)?.file.effective.from ?? '';
  const details = draft.report.faults.slice(0, 20).map(({ path, message }) => ({ path, message }));
  if (details.length > 0) throw new Problem('POLICY_DRAFT_FAULTY', { details });
  if (draft.from <= base) throw new Problem('POLICY_DRAFT_DATE');
  const [preview] = await tx.rows<{ revision: number }>(
    sql`select revision from policy_previews where draft_id = ${draft.id}`,
  );
  if (preview?.revision !== draft.revision) throw new Problem('POLICY_DRAFT_UNMEASURED');
}

/**
 * Hands a draft over to be published. @throws Problem POLICY_DRAFT_CLOSED, POLICY_DRAFT_CHANGED, POLICY_DRAFT_FAULTY,
 * POLICY_DRAFT_DATE, POLICY_DRAFT_UNMEASURED, POLICY_DRAFT_SUPERSEDED
 */
export function submitDraft(deps: Deps, actor: Actor, id: string, { revision }: SeenDraft): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const draft = await getSeen(tx, actor, id, revision);
    requireOpen(draft);
    await requirePublishable(tx, draft);
    const at = deps.clock.now();
    await tx.run(sql`
      update policy_drafts set status = 'submitted', submitted_at = ${at}, submitted_by = ${actor.displayName},
        decided_at = null, decided_by = null, reason = null where id = ${id}`);
    await addSteps(tx, draft, [{ says: '提交', before: '', after: '', reason: '' }], actor, at);
    await recordAudit(tx, {
      actor,
      action: 'policy.draftSubmitted',
      subject: id,
      at,
      after: { policy: draft.policy, revision },
    });
  });
}

/** Sends a submitted draft back to be changed, with the reason. @throws Problem POLICY_DRAFT_CLOSED, POLICY_DRAFT_CHANGED */
export function returnDraft(
  deps: Deps,
  actor: Actor,
  id: string,
  { revision, reason }: RefuseDraft,
): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const draft = await getSeen(tx, actor, id, revision);
    if (draft.status !== 'submitted') throw new Problem('POLICY_DRAFT_CLOSED');
    const at = deps.clock.now();
    await tx.run(sql`
      update policy_drafts set status = 'open', decided_at = ${at}, decided_by = ${actor.displayName}, reason = ${reason}
      where id = ${id}`);
    // Reading and sending back is no editing: whoever does it may still publish.
    await recordAudit(tx, {
      actor,
      action: 'policy.draftReturned',
      subject: id,
      at,
      after: { policy: draft.policy, reason },
    });
  });
}

/** Leaves a draft aside for good. @throws Problem POLICY_DRAFT_CLOSED, POLICY_DRAFT_CHANGED */
export function dropDraft(
  deps: Deps,
  actor: Actor,
  id: string,
  { revision, reason }: RefuseDraft,
): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const draft = await getSeen(tx, actor, id, revision);
    requireOpen(draft);
    const at = deps.clock.now();
    await tx.run(sql`
      update policy_drafts set status = 'dropped', decided_at = ${at}, decided_by = ${actor.displayName}, reason = ${reason}
      where id = ${id}`);
    await recordAudit(tx, {
      actor,
      action: 'policy.draftDropped',
      subject: id,
      at,
      after: { policy: draft.policy, reason },
    });
  });
}
