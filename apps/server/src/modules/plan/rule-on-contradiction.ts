import type { NewRuling } from '@tenglong/contracts/plan';
import { assemblePlan, contradictionKey, listContradictions } from '@tenglong/domain/plan';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { listRulings, withRulings } from './carry-rulings.ts';
import type { PlanDeps } from './deps.ts';
import { planHash } from './plan-hash.ts';
import { getActivePlan } from './plan-library.ts';
import { activateVersion, addVersion, findVersionByHash } from './plan-version-store.ts';

/** An id that stays the same for the same contradiction, in the form plan files allow. */
function rulingId(key: string): string {
  let hash = 0;
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 4_294_967_291;
  return `on-screen-${hash.toString(36)}`;
}

/**
 * Decides one contradiction. The decision is a new plan version over the one the reader saw; what was computed under
 * the old one keeps it.
 *
 * @returns the id of the version now in force
 * @throws Problem CHANGED_MEANWHILE, CONTRADICTION_NOT_FOUND, RULING_UNUSABLE
 */
export function ruleOnContradiction(deps: PlanDeps, actor: Actor, ruling: NewRuling): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const { version, plan } = await getActivePlan(tx);
    if (version.id !== ruling.versionId) throw new Problem('CHANGED_MEANWHILE');
    const found = listContradictions(plan).find(
      (one) => contradictionKey(one.kind, one.quantity) === ruling.key,
    );
    if (!found) throw new Problem('CONTRADICTION_NOT_FOUND');

    const adopted = found.sources.find(({ value, text }) => value === ruling.value || text === ruling.value);
    const id = found.ruling?.id ?? rulingId(ruling.key);
    const decided = {
      id,
      on: { kind: found.kind, quantity: found.quantity },
      value: adopted?.value ?? ruling.value,
      ...(adopted ? { adopts: adopted.address } : {}),
      status: 'adopted',
      reason: ruling.reason,
      author: actor.displayName,
      date: deps.clock.today(),
    };
    const others = listRulings(plan.documents).filter((one) => one.id !== id);
    const assembly = assemblePlan(withRulings(plan.documents, [...others, decided]));
    if (!assembly.ok) {
      throw new Problem('RULING_UNUSABLE', {
        details: assembly.errors.map(({ file, path, message }) => ({
          path: `${file} ${path}`.trim(),
          message,
        })),
      });
    }

    const at = deps.clock.now();
    const hash = planHash(assembly.plan);
    const same = await findVersionByHash(tx, version.planId, hash);
    const versionId =
      same?.id ??
      (await addVersion(tx, {
        planId: version.planId,
        hash,
        origin: 'edit',
        parentId: version.id,
        documents: assembly.plan.documents,
        note: `裁定：${found.title}`,
        at,
        by: actor.displayName,
      }));
    await activateVersion(tx, versionId, at);
    await recordAudit(tx, {
      actor,
      action: 'plan.ruled',
      subject: ruling.key,
      at,
      before: found.ruling,
      after: decided,
    });
    return versionId;
  });
}
