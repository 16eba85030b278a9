import type { PolicyCard } from '@tenglong/contracts/policy';
import { formatDay } from '../../shared/value/index.ts';

/** From when to when a policy holds: a newer rule from above may have taken its place before its last day. */
export function termWords({
  from,
  until,
  superseding,
}: Pick<PolicyCard, 'from' | 'until' | 'superseding'>): string {
  if (superseding === null || superseding.from > until) return `${formatDay(from)}至 ${formatDay(until)}有效`;
  return `${formatDay(from)}起有效，${formatDay(superseding.from)}起按${superseding.document}执行，此前的情形仍按本政策`;
}
