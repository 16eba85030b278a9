import { assemblePlan, diffPlans, type Plan, type PlanDocument } from '@tenglong/domain/plan';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { carryEdits } from './carry-edits.ts';
import { carryRulings, listRulings } from './carry-rulings.ts';
import type { PlanDeps } from './deps.ts';
import { findPolicyFaults } from './find-policy-faults.ts';
import { planHash } from './plan-hash.ts';
import { getActivePlan } from './plan-library.ts';
import {
  activateVersion,
  addVersion,
  findActiveVersion,
  findVersionByHash,
  getVersionDocuments,
  reopenDraft,
  settleFolder,
} from './plan-version-store.ts';

export interface LoadResult {
  readonly versionId: string;
  /** `active`: it is the plan in force; `draft`: it differs from the one in force and waits for somebody to say yes. */
  readonly status: 'active' | 'draft';
  /** How many values differ from the version in force. */
  readonly changes: number;
}

const assemble = (documents: readonly PlanDocument[]): Plan => {
  const assembly = assemblePlan(documents);
  if (assembly.ok) return assembly.plan;
  throw new Problem('PLAN_INVALID', {
    details: assembly.errors.slice(0, 50).map(({ file, path, message, remedy }) => ({
      path: `${file} ${path}`.trim(),
      message: `${message}；${remedy}`,
    })),
  });
};

const named = ({ name, code }: Plan['meta']['county']): string => `${name}（${code}）`;

/** One database serves one county: a draft that would put another one's plan over its data is none. */
async function refuseAnotherCounty(tx: Tx, { meta }: Plan): Promise<void> {
  const { county } = (await getActivePlan(tx)).plan.meta;
  if (county.code === meta.county.code) return;
  throw new Problem('PLAN_OF_ANOTHER_COUNTY', {
    details: [{ path: '', message: `正在使用的是${named(county)}的方案，这一份是${named(meta.county)}的` }],
  });
}

/**
 * Takes in the files of a plan folder. The first plan is in force at once; a changed folder becomes a draft with its
 * differences, never silently the plan in force. Rulings and edits made on screen stand over whatever folder comes, so the
 * same folder again is the version in force; a ruling changed on both sides arrives as the folder has it, to be decided.
 * The cases of policies that are new here are run: a draft with one that fails says so and cannot be put in force.
 *
 * @throws Problem PLAN_OF_ANOTHER_COUNTY; PLAN_INVALID with every error found; PLAN_CASES_FAIL for a first plan whose cases fail
 */
export async function loadPlan(
  deps: PlanDeps,
  actor: Actor,
  documents: readonly PlanDocument[],
): Promise<LoadResult> {
  const own = assemble(documents);
  const planId = own.meta.id;
  const folderRulings = listRulings(documents);
  // Worked out before the transaction: running cases is slow work, and nobody else waits for it.
  const faults = await findPolicyFaults(deps, own);
  return deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    const active = await findActiveVersion(tx);
    if (active) await refuseAnotherCounty(tx, own);
    const inForce = active ? await getVersionDocuments(tx, active.id) : [];
    const over = active?.planId === planId ? { ...active, documents: inForce } : undefined;
    const edited = over ? carryEdits(documents, over) : { documents, folderDocuments: [] };
    const { folderDocuments } = edited;
    const carried = over ? carryRulings(edited.documents, folderRulings, over) : { documents, conflicts: [] };
    const plan = assemble(carried.documents);
    const hash = planHash(plan);
    const changes = active ? diffPlans({ documents: inForce }, plan).length : 0;
    const known = await findVersionByHash(tx, planId, hash);
    if (known) await settleFolder(tx, known.id, { folderRulings, folderDocuments });
    if (known?.status === 'active') return { versionId: known.id, status: 'active', changes: 0 };
    if (known) {
      await reopenDraft(tx, known.id);
      return { versionId: known.id, status: 'draft', changes };
    }
    if (!active && faults.length > 0) throw new Problem('PLAN_CASES_FAIL', { details: faults.slice(0, 50) });
    const versionId = await addVersion(tx, {
      planId,
      hash,
      origin: 'folder',
      parentId: active?.id ?? null,
      documents: plan.documents,
      folderRulings,
      folderDocuments,
      faults,
      note: active ? '方案文件夹有改动，待启用' : '首次载入方案文件夹',
      at,
      by: actor.displayName,
    });
    await recordAudit(tx, {
      actor,
      action: 'plan.loaded',
      subject: versionId,
      at,
      after: {
        planId,
        hash,
        changes,
        conflicts: carried.conflicts.map(({ id }) => id),
        faults: faults.length,
      },
    });
    if (active) return { versionId, status: 'draft', changes };
    await activateVersion(tx, versionId, at);
    await deps.planChanged?.(tx, (await getActivePlan(tx)).plan);
    return { versionId, status: 'active', changes: 0 };
  });
}
