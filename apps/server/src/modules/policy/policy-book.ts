import type { Plan, PlanPolicy } from '@tenglong/domain/plan';
import { type PreparedPolicy, preparePolicy } from '@tenglong/domain/policy';
import { Problem } from '../../platform/problem/index.ts';

/** A policy of a plan that was loaded is sound; one that is not is a defect of the loader. */
function ready({ file }: PlanPolicy): PreparedPolicy {
  const prepared = preparePolicy(file);
  if (prepared.kind === 'policy') return prepared.policy;
  throw new TypeError(`policy ${file.id} of a loaded plan is unsound`);
}

/** The policies of a plan version never change; they are made ready once. */
const books = new WeakMap<Plan, ReadonlyMap<string, PreparedPolicy>>();

/** Every policy of a plan, made ready, by id. */
export function policyBook(plan: Plan): ReadonlyMap<string, PreparedPolicy> {
  const known = books.get(plan);
  if (known) return known;
  const made = new Map(plan.policies.map((policy) => [policy.file.id, ready(policy)]));
  books.set(plan, made);
  return made;
}

/** @throws Problem POLICY_NOT_FOUND */
export function getPolicy(plan: Plan, id: string): PreparedPolicy {
  const found = policyBook(plan).get(id);
  if (!found) throw new Problem('POLICY_NOT_FOUND');
  return found;
}
