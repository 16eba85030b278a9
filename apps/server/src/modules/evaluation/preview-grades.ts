import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import { evaluate } from '@tenglong/domain/evaluation';
import type { Tx } from '../../platform/database/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { schemesInUse } from './schemes-in-use.ts';

/** How the grades of a year would come out, without keeping anything; `undefined` if the plan has no scheme. */
export async function previewGrades(tx: Tx, year: number, enterprises: readonly EnterpriseYear[]) {
  const { plan } = await getActivePlan(tx);
  const schemes = schemesInUse(plan);
  if (schemes.length === 0) return undefined;
  const { results } = evaluate(enterprises, schemes, { year, ...(plan.facts ? { facts: plan.facts } : {}) });
  return {
    grades: new Map(results.map(({ creditCode, grade, total }) => [creditCode, { grade, total }])),
    screened: new Set<string>(),
  };
}
