import { type Plan, type PlanDocument, policyVersions } from '@tenglong/domain/plan';
import { caseFaults, eachCase, preparePolicy, readyCases } from '@tenglong/domain/policy';
import { turns } from '../../platform/turns/index.ts';
import type { PlanDeps } from './deps.ts';
import { findActiveVersion, getVersionDocuments, type VersionFault } from './plan-version-store.ts';
import { policyHash } from './policy-hash.ts';

/** What the version in force says of its policies has been checked before it was put in force. */
const inForceDocuments = (deps: PlanDeps): Promise<readonly PlanDocument[]> =>
  deps.db.read(async (tx) => {
    const active = await findActiveVersion(tx);
    return active ? getVersionDocuments(tx, active.id) : [];
  });

/**
 * Runs the cases of the policies that differ from those in force, in both ways of computing, and lets others go first in
 * between. A folder that has not changed costs nothing.
 */
export async function findPolicyFaults(deps: PlanDeps, plan: Plan): Promise<readonly VersionFault[]> {
  const documents = await inForceDocuments(deps);
  const faults: VersionFault[] = [];
  const pause = turns();
  for (const { path, file, cases } of policyVersions(plan)) {
    if (policyHash(plan.documents, file.id) === policyHash(documents, file.id)) continue;
    const prepared = preparePolicy(file);
    // A policy that is unsound keeps the plan from loading at all.
    if (prepared.kind !== 'policy') continue;
    const place = path.replace(/policy\.yaml$/, 'cases.yaml');
    for (const result of eachCase(prepared.policy, readyCases(prepared.policy, cases))) {
      for (const { path: at, message, remedy } of caseFaults(result)) {
        faults.push({ path: `${place} ${at}`, message: `${message}；${remedy}` });
      }
      await pause();
    }
  }
  return faults;
}
