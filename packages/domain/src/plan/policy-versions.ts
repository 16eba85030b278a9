import { isWithinAddress } from '../address/index.ts';
import type { Superseding } from '../policy/index.ts';
import type { Plan, PlanPolicy, PolicyVersion } from './plan.ts';
import type { PlanFile } from './schema/plan-file.ts';

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

/**
 * The first newer rule from above that takes the place of a version: one that names the clause, or what the clause stands in,
 * and begins after the version did. A version that begins on the day of such a rule or later was written with it in mind.
 *
 * @source part six: newer rules of the state, the province and the city go before the plan's
 */
export function supersedingOf(
  { precedence: { supersededBy } }: PlanFile,
  { clause, effective }: Pick<PolicyVersion['file'], 'clause' | 'effective'>,
): Superseding | undefined {
  const [first] = supersededBy
    .filter(
      ({ from, addresses }) =>
        from > effective.from && addresses.some((address) => isWithinAddress(clause, address)),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return first && { document: first.document, from: first.from };
}

/** A policy with what takes the place of each of its versions. */
export function withSuperseding(meta: PlanFile, policy: PlanPolicy): PlanPolicy {
  const told = <T extends PolicyVersion>(version: T): T => {
    const superseding = supersedingOf(meta, version.file);
    return superseding ? { ...version, superseding } : version;
  };
  return { ...told(policy), earlier: policy.earlier.map(told) };
}

/** The folder in which the files of a version stand once another has followed it. */
export const earlierFolder = (id: string, from: string): string => `policies/${id}/${from}`;
