import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { documentText, getActivePlan, policyHash } from '../../plan/index.ts';
import { checkDraft } from './check-draft.ts';
import { requireDraftRight } from './draft-rights.ts';
import { addSteps, insertDraft } from './draft-store.ts';
import { readDraft } from './read-draft.ts';

/**
 * Begins a draft over the newest version of a policy, text and comments as they are.
 *
 * @returns its id
 * @throws Problem POLICY_NOT_FOUND, POLICY_DRAFT_NOT_YOURS
 */
export async function beginDraft(deps: Deps, actor: Actor, policy: string, purpose: string): Promise<string> {
  const { plan } = await deps.db.read((tx) => getActivePlan(tx));
  const found = plan.policies.find(({ file }) => file.id === policy);
  if (!found) throw new Problem('POLICY_NOT_FOUND');
  requireDraftRight(plan, actor, found.file.clause);
  const textOf = (name: string): string => {
    const document = plan.documents.find(({ path }) => path === `policies/${policy}/${name}.yaml`);
    return document ? documentText(document) : '';
  };
  const texts = { policyText: textOf('policy'), casesText: textOf('cases') };
  const report = await checkDraft(plan, readDraft(texts.policyText, texts.casesText));
  const id = randomUUID();
  const at = deps.clock.now();
  const { from } = found.file.effective;
  await deps.db.transaction(async (tx) => {
    const draft = {
      id,
      policy,
      purpose,
      from,
      report,
      baseHash: policyHash(plan.documents, policy),
      ...texts,
    };
    await insertDraft(tx, draft, actor, at);
    const step = { says: '起草', before: '', after: '', reason: purpose };
    await addSteps(tx, { id, revision: 1 }, [step], actor, at);
    await recordAudit(tx, {
      actor,
      action: 'policy.draftBegun',
      subject: id,
      at,
      after: { policy, purpose },
    });
  });
  return id;
}
