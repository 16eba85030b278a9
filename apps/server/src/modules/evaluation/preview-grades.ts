import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import { evaluate } from '@tenglong/domain/evaluation';
import { countyScope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { loadEnterpriseYears } from '../enterprise/index.ts';
import { getActivePlan } from '../plan/index.ts';
import type { ProjectPromotions } from './deps.ts';
import { loadGrants } from './grade-adjustments.ts';
import { schemesInUse } from './schemes-in-use.ts';
import { screenYear } from './screen-year.ts';

/** How the grades of a year would come out, without keeping anything; `undefined` if the plan has no scheme. */
export async function previewGrades(
  projectPromotions: ProjectPromotions,
  tx: Tx,
  year: number,
  enterprises: readonly EnterpriseYear[],
) {
  const { plan } = await getActivePlan(tx);
  const schemes = schemesInUse(plan);
  if (schemes.length === 0 || !plan.facts) return undefined;
  const { results } = evaluate(enterprises, schemes, {
    year,
    facts: plan.facts,
    ...(await loadGrants(tx, year, projectPromotions)),
  });
  const before = await loadEnterpriseYears(tx, countyScope, year - 1);
  const listed = screenYear(plan, year, enterprises, before)?.rows ?? [];
  return {
    grades: new Map(results.map(({ creditCode, grade, total }) => [creditCode, { grade, total }])),
    screened: new Set(listed.filter(({ verdict }) => verdict === 'yes').map(({ creditCode }) => creditCode)),
  };
}
