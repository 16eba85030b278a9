import { assemblePlan, type Plan } from '@tenglong/domain/plan';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { findActiveVersion, getVersionDocuments, type VersionRecord } from './plan-version-store.ts';

export interface LoadedPlan {
  readonly version: VersionRecord;
  readonly plan: Plan;
}

/** Assembled plans by version id. A version never changes, so neither does what was assembled from it. */
const assembled = new Map<string, Plan>();
const KEPT = 8;

/** The plan of one version. @throws Problem PLAN_UNUSABLE if its files no longer assemble under this program */
export async function getPlan(tx: Tx, versionId: string): Promise<Plan> {
  const known = assembled.get(versionId);
  if (known) return known;
  const assembly = assemblePlan(await getVersionDocuments(tx, versionId));
  if (!assembly.ok) {
    throw new Problem('PLAN_UNUSABLE', {
      details: assembly.errors
        .slice(0, 20)
        .map(({ file, path, message }) => ({ path: `${file} ${path}`.trim(), message })),
    });
  }
  if (assembled.size >= KEPT) assembled.delete(assembled.keys().next().value ?? '');
  assembled.set(versionId, assembly.plan);
  return assembly.plan;
}

/** The plan in force. @throws Problem PLAN_NOT_LOADED before the first `tenglong serve --plan` */
export async function getActivePlan(tx: Tx): Promise<LoadedPlan> {
  const version = await findActiveVersion(tx);
  if (!version) throw new Problem('PLAN_NOT_LOADED');
  return { version, plan: await getPlan(tx, version.id) };
}
