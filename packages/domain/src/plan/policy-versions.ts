import type { Plan, PlanPolicy, PolicyVersion } from './plan.ts';

/** Every version of a policy, the newest first. */
export const versionsOfPolicy = (policy: PlanPolicy): readonly PolicyVersion[] => [policy, ...policy.earlier];

/** Every version of every policy of a plan. */
export const policyVersions = (plan: Plan): readonly PolicyVersion[] =>
  plan.policies.flatMap(versionsOfPolicy);

/**
 * The version that judges a day: the last one that had begun by then, its first day included. A day before all of them
 * goes to the first, which says that it is not in force yet. A version that was followed by another ends the day before,
 * whatever its own last day.
 *
 * @source decision:0016
 */
export function policyVersionOn(policy: PlanPolicy, day: string): PolicyVersion {
  const versions = versionsOfPolicy(policy);
  return versions.find(({ file }) => file.effective.from <= day) ?? versions.at(-1) ?? policy;
}

/** The folder in which the files of a version stand once another has followed it. */
export const earlierFolder = (id: string, from: string): string => `policies/${id}/${from}`;
