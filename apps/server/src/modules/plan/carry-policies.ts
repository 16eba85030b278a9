import { createHash } from 'node:crypto';
import { canonicalPlan, type PlanDocument } from '@tenglong/domain/plan';
import type { ScreenPolicy } from './plan-version-store.ts';

const isOf = (id: string, { path }: PlanDocument): boolean => path.startsWith(`policies/${id}/`);

/** The identity of all files of one policy. */
export const policyHash = (documents: readonly PlanDocument[], id: string): string =>
  createHash('sha256')
    .update(canonicalPlan({ documents: documents.filter((document) => isOf(id, document)) }))
    .digest('hex');

export interface CarriedPolicies {
  readonly documents: readonly PlanDocument[];
  /** What remains changed on screen over these documents. */
  readonly screenPolicies: readonly ScreenPolicy[];
}

/** The version in force, with the policies that were changed on screen. */
export interface PoliciesInForce {
  readonly documents: readonly PlanDocument[];
  readonly screenPolicies: readonly ScreenPolicy[];
}

/**
 * A folder with the policies that were changed on screen. One that the folder has left as it was when it was changed
 * stands as the screen has it; one that the folder has changed since arrives as the folder has it, to be seen and decided
 * in the draft. A folder that has caught up settles the matter.
 *
 * @param carried - what these documents have from the screen already: a draft that came after the change
 */
export function carryPolicies(
  folder: readonly PlanDocument[],
  inForce: PoliciesInForce,
  carried: readonly ScreenPolicy[] = [],
): CarriedPolicies {
  let documents = folder;
  const screenPolicies: ScreenPolicy[] = [];
  for (const policy of inForce.screenPolicies) {
    const { id } = policy;
    const own = policyHash(folder, id);
    if (own === policyHash(inForce.documents, id)) {
      if (carried.some((one) => one.id === id)) screenPolicies.push(policy);
      continue;
    }
    if (own !== policy.folder) continue;
    documents = [
      ...documents.filter((document) => !isOf(id, document)),
      ...inForce.documents.filter((document) => isOf(id, document)),
    ];
    screenPolicies.push(policy);
  }
  return { documents, screenPolicies };
}
