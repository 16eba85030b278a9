import type { CalculatorLibrary, CalculatorPolicy } from '@tenglong/contracts/policy';
import { versionsOfPolicy } from '@tenglong/domain/plan';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { findAdoptedVersion, getActivePlan, getPlan, type LoadedPlan } from '../plan/index.ts';
import { describeLibrary } from './describe-policy.ts';

/** What everybody can calculate. Queries: 2, whatever the number of policies. */
export async function describeCalculator(tx: Tx, today: string): Promise<CalculatorLibrary> {
  const { plan } = await getActivePlan(tx);
  return { county: plan.meta.county.name, ...(await describeLibrary(tx, today)) };
}

async function planOf(tx: Tx, version: string | undefined): Promise<LoadedPlan> {
  if (version === undefined) return getActivePlan(tx);
  const found = await findAdoptedVersion(tx, version);
  if (!found) throw new Problem('POLICY_VERSION_NOT_FOUND');
  return { version: found, plan: await getPlan(tx, found.id) };
}

/**
 * The rules of one policy, of the plan in force or of the version a link was made with. Queries: at most 2.
 *
 * @throws Problem POLICY_NOT_FOUND, POLICY_VERSION_NOT_FOUND
 */
export async function describeCalculatorPolicy(
  tx: Tx,
  id: string,
  version: string | undefined,
): Promise<CalculatorPolicy> {
  const { version: held, plan } = await planOf(tx, version);
  const found = plan.policies.find(({ file }) => file.id === id);
  if (!found) throw new Problem('POLICY_NOT_FOUND');
  return {
    county: plan.meta.county.name,
    planVersion: held.id,
    inForce: held.status === 'active',
    policy: found.file,
    earlier: found.earlier.map(({ file }) => file),
    superseding: versionsOfPolicy(found).map(({ superseding }) => superseding ?? null),
  };
}
