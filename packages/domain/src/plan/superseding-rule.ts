import { parentAddress } from '../address/index.ts';
import type { Plan } from './plan.ts';
import type { SupersedingRule } from './schema/plan-file.ts';

/**
 * The newer rule from above that takes the place of what stands at an address on a day, or `undefined` while the plan's
 * own words hold. A rule on a clause covers its items; of several in force the one that came last counts.
 *
 * @param day - calendar day in Asia/Shanghai, `YYYY-MM-DD`; the first day of a rule counts
 */
export function supersedingRule(plan: Plan, address: string, day: string): SupersedingRule | undefined {
  const places: string[] = [];
  for (let at: string | undefined = address; at !== undefined; at = parentAddress(at)) places.push(at);
  return plan.meta.precedence.supersededBy
    .filter(({ from, addresses }) => from <= day && addresses.some((one) => places.includes(one)))
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))[0];
}
