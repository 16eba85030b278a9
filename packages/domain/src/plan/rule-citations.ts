import { parseAddress } from '../address/index.ts';
import type { Plan } from './plan.ts';
import { policyVersions } from './policy-versions.ts';

/** The names under which rule files cite the plan. */
const CITING = new Set(['clause', 'clauses', 'at', 'address', 'addresses', 'cites']);

function collect(value: unknown, citing: boolean, found: Set<string>): void {
  if (typeof value === 'string') {
    if (citing && parseAddress(value)) found.add(value.split('#')[0] ?? value);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, citing, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) collect(item, CITING.has(key), found);
  }
}

/** The clauses that some scheme or screening rule names as its ground. An item of a clause counts for the clause. */
export function citedAddresses(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  collect([plan.schemes, plan.screening, policyVersions(plan).map(({ file }) => file)], false, found);
  return found;
}
