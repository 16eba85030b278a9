import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import type { Plan } from '@tenglong/domain/plan';
import { computeScreening, prepareScreening, type ScreeningResult } from '@tenglong/domain/screening';

/** The screening of a year by the plan's rules; `undefined` if the plan has none. */
export function screenYear(
  plan: Plan,
  year: number,
  now: readonly EnterpriseYear[],
  before: readonly EnterpriseYear[],
): ScreeningResult | undefined {
  if (!plan.screening || !plan.facts) return undefined;
  const prepared = prepareScreening(plan.screening, plan.facts);
  if (prepared.kind === 'problems') return undefined;
  return computeScreening(now, withFacts(before), prepared.screening, { year, verdicts: ['yes', 'unknown'] });
}

/** An enterprise of the roster with no value at all in a year was not there that year. */
const withFacts = (enterprises: readonly EnterpriseYear[]) =>
  enterprises.filter(({ facts }) => facts.size > 0);
