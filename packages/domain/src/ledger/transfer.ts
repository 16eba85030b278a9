import { compare, type Exact, sign } from '../values/index.ts';
import type { Balances } from './balances.ts';
import { type Chart, kindOf } from './chart.ts';
import type { Posting } from './posting.ts';

/** Why the office may not move something from one account to another. */
export type TransferRefusal =
  | { readonly code: 'unknown-name' }
  | { readonly code: 'not-positive' }
  | { readonly code: 'not-allowed' }
  | { readonly code: 'too-much'; readonly left: Exact };

/**
 * Whether the office may move this by hand: from one purpose to another, out of 待核 to the county or the merged firm
 * (within a unit), and of what is left from one unit to another. What was freed or taken itself moves by the entries only.
 */
export function checkTransfer(
  chart: Chart,
  before: Balances,
  posting: Posting,
  units: readonly string[],
): TransferRefusal | undefined {
  const { resource, from, to, amount } = posting;
  const [fromKind, toKind] = [kindOf(chart, from.account), kindOf(chart, to.account)];
  const known = chart.resources.has(resource) && units.includes(from.unit) && units.includes(to.unit);
  if (!known || !fromKind || !toKind) return { code: 'unknown-name' };
  if (sign(amount) <= 0) return { code: 'not-positive' };
  const sameUnit = from.unit === to.unit;
  const allowed =
    (fromKind === 'use' && toKind === 'use' && sameUnit && from.account !== to.account) ||
    (fromKind === 'pending' && (toKind === 'pool' || toKind === 'kept') && sameUnit) ||
    (fromKind === 'pool' && toKind === 'pool' && !sameUnit);
  if (!allowed) return { code: 'not-allowed' };
  const left = before.at(resource, from);
  return compare(left, amount) < 0 ? { code: 'too-much', left } : undefined;
}
