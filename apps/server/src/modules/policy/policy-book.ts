import { type Plan, type PolicyVersion, policyVersionOn } from '@tenglong/domain/plan';
import { type PreparedPolicy, preparePolicy } from '@tenglong/domain/policy';
import { Problem } from '../../platform/problem/index.ts';

/** A version of a policy never changes; it is made ready once. */
const prepared = new WeakMap<PolicyVersion, PreparedPolicy>();

/** A policy of a plan that was loaded is sound; one that is not is a defect of the loader. */
export function readyVersion(version: PolicyVersion): PreparedPolicy {
  const known = prepared.get(version);
  if (known) return known;
  const made = preparePolicy(version.file, { superseding: version.superseding });
  if (made.kind !== 'policy') throw new TypeError(`policy ${version.file.id} of a loaded plan is unsound`);
  prepared.set(version, made.policy);
  return made.policy;
}

/** Every policy of a plan in its newest version, made ready, by id. */
export const policyBook = (plan: Plan): ReadonlyMap<string, PreparedPolicy> =>
  new Map(plan.policies.map((policy) => [policy.file.id, readyVersion(policy)]));

/** Every policy of a plan in the version that judges a day, made ready, by id. */
export const policyBookOn = (plan: Plan, day: string): ReadonlyMap<string, PreparedPolicy> =>
  new Map(plan.policies.map((policy) => [policy.file.id, readyVersion(policyVersionOn(policy, day))]));

/** A policy in the version that judges a day. @throws Problem POLICY_NOT_FOUND */
export function getPolicyOn(plan: Plan, id: string, day: string): PreparedPolicy {
  const found = plan.policies.find(({ file }) => file.id === id);
  if (!found) throw new Problem('POLICY_NOT_FOUND');
  return readyVersion(policyVersionOn(found, day));
}
