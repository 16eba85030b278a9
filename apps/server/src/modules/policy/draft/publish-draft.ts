import type { SeenDraft } from '@tenglong/contracts/policy';
import { earlierFolder, type PlanDocument } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { getActivePlan, type PlanDeps, parseYaml, putInForce } from '../../plan/index.ts';
import { requireDraftRight } from './draft-rights.ts';
import { getDraft, listSteps, type StoredDraft } from './draft-store.ts';
import { requireSeen } from './edit-draft.ts';
import { requirePublishable } from './settle-draft.ts';

/** Whoever has had a hand in it: began it, changed it or handed it over, themselves or for somebody. */
export async function hadAHand(tx: Tx, actor: Actor, draft: Pick<StoredDraft, 'id'>): Promise<boolean> {
  const hands = new Set((await listSteps(tx, draft.id)).map(({ userId }) => userId));
  return [actor.userId, actor.actingFor?.id].some((id) => id !== undefined && hands.has(id));
}

function documentOf(path: string, text: string): PlanDocument {
  const parsed = parseYaml(path, new TextEncoder().encode(text));
  if (!parsed.ok) throw new Problem('POLICY_EDIT_UNUSABLE');
  return { path, value: parsed.value, text };
}

/** The plan's files with the draft as the newest version; the version it follows moves one folder down, unchanged. */
function withVersion(documents: readonly PlanDocument[], draft: StoredDraft, before: string): PlanDocument[] {
  const home = `policies/${draft.policy}/`;
  const earlier = `${earlierFolder(draft.policy, before)}/`;
  const newest = [`${home}policy.yaml`, `${home}cases.yaml`];
  return [
    ...documents.map((document) =>
      newest.includes(document.path) ? { ...document, path: document.path.replace(home, earlier) } : document,
    ),
    documentOf(`${home}policy.yaml`, draft.policyText),
    documentOf(`${home}cases.yaml`, draft.casesText),
  ];
}

/**
 * Publishes a draft: a new version of the plan in which the policy has one more version, from its own first day. What was
 * before that day is judged by the version before, for ever; what was pinned keeps its pin. Only somebody who has had no
 * hand in the draft may do it.
 *
 * @returns the version of the plan now in force
 * @throws Problem POLICY_DRAFT_OWN, POLICY_DRAFT_CLOSED, POLICY_DRAFT_CHANGED, POLICY_DRAFT_SUPERSEDED,
 *   POLICY_DRAFT_FAULTY, POLICY_DRAFT_DATE, POLICY_DRAFT_UNMEASURED
 */
export function publishDraft(
  deps: PlanDeps,
  actor: Actor,
  id: string,
  { revision }: SeenDraft,
): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const draft = await getDraft(tx, id, true);
    const loaded = await getActivePlan(tx);
    const { documents, policies } = loaded.plan;
    const base = policies.find(({ file }) => file.id === draft.policy)?.file;
    if (!base) throw new Problem('POLICY_NOT_FOUND');
    requireDraftRight(loaded.plan, actor, base.clause);
    await requireSeen(tx, draft, revision);
    if (draft.status !== 'submitted') throw new Problem('POLICY_DRAFT_CLOSED');
    if (await hadAHand(tx, actor, draft)) throw new Problem('POLICY_DRAFT_OWN');
    await requirePublishable(tx, draft);
    const at = deps.clock.now();
    const versionId = await putInForce(tx, loaded, {
      documents: withVersion(documents, draft, base.effective.from),
      edited: `policies/${draft.policy}/policy.yaml`,
      at,
      by: actor.displayName,
      refusal: 'POLICY_EDIT_UNUSABLE',
      note: `公布政策修改：${base.title}，自 ${draft.from} 起`,
    });
    await deps.planChanged?.(tx, (await getActivePlan(tx)).plan);
    await tx.run(sql`
      update policy_drafts set status = 'published', decided_at = ${at}, decided_by = ${actor.displayName}, reason = null,
        plan_version_id = ${versionId} where id = ${id}`);
    await recordAudit(tx, {
      actor,
      action: 'policy.published',
      subject: id,
      at,
      after: { policy: draft.policy, from: draft.from, revision, planVersion: versionId },
    });
    return versionId;
  });
}
