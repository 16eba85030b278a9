import type { EditChecked, EditDraft, PolicyEdit } from '@tenglong/contracts/policy';
import type { Plan } from '@tenglong/domain/plan';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import { applyEdits } from './apply-edits.ts';
import { checkDraft, checkDraftRules } from './check-draft.ts';
import { requireDraftRight } from './draft-rights.ts';
import { addSteps, getDraft, keepRevision, listSteps, type StoredDraft } from './draft-store.ts';
import { describeEdit } from './edit-words.ts';
import { readDraft } from './read-draft.ts';

/** Who changed what since: nobody overwrites what he has not seen. @throws Problem POLICY_DRAFT_CHANGED */
export async function requireSeen(tx: Tx, draft: StoredDraft, revision: number): Promise<void> {
  if (draft.revision === revision) return;
  const since = (await listSteps(tx, draft.id)).filter((step) => step.revision > revision);
  throw new Problem('POLICY_DRAFT_CHANGED', {
    details: since.slice(0, 20).map(({ by, says, before, after }) => ({
      path: by,
      message: `${by}：${says}${before || after ? `，${before || '空'} → ${after || '空'}` : ''}`,
    })),
  });
}

/** @throws Problem POLICY_DRAFT_CLOSED */
export function requireOpen({ status }: StoredDraft): void {
  if (status !== 'open') throw new Problem('POLICY_DRAFT_CLOSED');
}

/** What a case expects is somebody's own calculation: why it changes has to be said. @throws Problem INPUT_INVALID */
function requireReason(edits: readonly PolicyEdit[], reason: string): void {
  const expects = edits.some(
    ({ file, at, do: verb }) =>
      file === 'cases' && at[0] === 'cases' && (verb === 'remove' ? at.length === 2 : at.includes('expect')),
  );
  if (expects && reason.trim().length < 2) {
    throw new Problem('INPUT_INVALID', {
      details: [{ path: 'reason', message: '改用例的期望或删用例，请写明按条款怎样算得' }],
    });
  }
}

async function loadDraft(deps: Deps, id: string): Promise<{ plan: Plan; draft: StoredDraft }> {
  return deps.db.read(async (tx) => ({
    plan: (await getActivePlan(tx)).plan,
    draft: await getDraft(tx, id),
  }));
}

/**
 * Changes a draft over the revision that was seen. Checks and cases are worked out before anything is written, outside any
 * transaction.
 *
 * @returns the new revision
 * @throws Problem POLICY_DRAFT_NOT_FOUND, POLICY_DRAFT_NOT_YOURS, POLICY_DRAFT_CLOSED, POLICY_DRAFT_CHANGED,
 *   POLICY_EDIT_UNUSABLE, INPUT_INVALID
 */
export async function editDraft(deps: Deps, actor: Actor, id: string, asked: EditDraft): Promise<number> {
  const { plan, draft } = await loadDraft(deps, id);
  const before = readDraft(draft.policyText, draft.casesText);
  requireDraftRight(plan, actor, before.file.clause);
  requireOpen(draft);
  if (draft.revision !== asked.revision) await deps.db.read((tx) => requireSeen(tx, draft, asked.revision));
  requireReason(asked.edits, asked.reason);
  const { texts, files, edits } = applyEdits(draft, before, asked.edits);
  const report = await checkDraft(plan, files);
  const revision = draft.revision + 1;
  const steps = edits.map((edit) => ({ ...describeEdit(before, files, edit), reason: asked.reason }));
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const now = await getDraft(tx, id, true);
    requireOpen(now);
    await requireSeen(tx, now, asked.revision);
    await keepRevision(tx, draft, { ...texts, from: files.file.effective.from, report }, actor, at);
    await addSteps(tx, { id, revision }, steps, actor, at);
    await recordAudit(tx, {
      actor,
      action: 'policy.draftEdited',
      subject: id,
      at,
      after: { policy: draft.policy, revision, edits: steps },
    });
  });
  return revision;
}

/** What edits would come to, without keeping them: the rules are checked, the cases are not run. */
export async function checkEdits(
  deps: Deps,
  actor: Actor,
  id: string,
  asked: readonly PolicyEdit[],
): Promise<EditChecked> {
  const { plan, draft } = await loadDraft(deps, id);
  const before = readDraft(draft.policyText, draft.casesText);
  requireDraftRight(plan, actor, before.file.clause);
  const { texts, files } = applyEdits(draft, before, asked);
  return { faults: [...checkDraftRules(plan, files).faults], text: texts.policyText };
}
