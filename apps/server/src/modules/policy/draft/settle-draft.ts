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

interface Settling {
  readonly status: StoredDraft['status'];
  readonly action: Parameters<typeof recordAudit>[1]['action'];
  /** Whether the draft stands where this can happen to it, as the page that was opened showed it. @throws Problem */
  readonly allow: (tx: Tx, draft: StoredDraft) => Promise<void>;
  /** A step of the draft's own record; reading and sending back is no editing, and whoever does it may still publish. */
  readonly says?: string;
}

/** One change of a draft's standing: under its lock, with its step and its row of the audit. */
function settle(
  deps: Deps,
  actor: Actor,
  id: string,
  { revision, reason }: SeenDraft & { readonly reason?: string },
  { status, action, allow, says }: Settling,
): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const draft = await getSeen(tx, actor, id, revision);
    await allow(tx, draft);
    const at = deps.clock.now();
    const by = actor.displayName;
    await tx.run(
      status === 'submitted'
        ? sql`update policy_drafts set status = 'submitted', submitted_at = ${at}, submitted_by = ${by},
            decided_at = null, decided_by = null, reason = null where id = ${id}`
        : sql`update policy_drafts set status = ${status}, decided_at = ${at}, decided_by = ${by},
            reason = ${reason ?? null} where id = ${id}`,
    );
    if (says !== undefined)
      await addSteps(tx, draft, [{ says, before: '', after: '', reason: '' }], actor, at);
    const after = { policy: draft.policy, ...(reason === undefined ? { revision } : { reason }) };
    await recordAudit(tx, { actor, action, subject: id, at, after });
  });
}

/**
 * Hands a draft over to be published. @throws Problem POLICY_DRAFT_CLOSED, POLICY_DRAFT_CHANGED, POLICY_DRAFT_FAULTY,
 * POLICY_DRAFT_DATE, POLICY_DRAFT_UNMEASURED, POLICY_DRAFT_SUPERSEDED
 */
export const submitDraft = (deps: Deps, actor: Actor, id: string, seen: SeenDraft): Promise<void> =>
  settle(deps, actor, id, seen, {
    status: 'submitted',
    action: 'policy.draftSubmitted',
    says: '提交',
    allow: async (tx, draft) => {
      requireOpen(draft);
      await requirePublishable(tx, draft);
    },
  });

/** Sends a submitted draft back to be changed, with the reason. @throws Problem POLICY_DRAFT_CLOSED, POLICY_DRAFT_CHANGED */
export const returnDraft = (deps: Deps, actor: Actor, id: string, refusal: RefuseDraft): Promise<void> =>
  settle(deps, actor, id, refusal, {
    status: 'open',
    action: 'policy.draftReturned',
    allow: async (_tx, { status }) => {
      if (status !== 'submitted') throw new Problem('POLICY_DRAFT_CLOSED');
    },
  });

/** Leaves a draft aside for good. @throws Problem POLICY_DRAFT_CLOSED, POLICY_DRAFT_CHANGED */
export const dropDraft = (deps: Deps, actor: Actor, id: string, refusal: RefuseDraft): Promise<void> =>
  settle(deps, actor, id, refusal, {
    status: 'dropped',
    action: 'policy.draftDropped',
    allow: async (_tx, draft) => requireOpen(draft),
  });
