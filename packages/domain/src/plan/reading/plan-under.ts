import { type Contradiction, contradictionKey } from '../contradiction/contradiction.ts';
import type { Plan } from '../plan.ts';
import type { Ruling } from '../schema/rulings-file.ts';

/** What of a ruling settles the figures; who made it, when and why does not. */
export type Decision = Pick<Ruling, 'value' | 'adopts' | 'strict'>;

/**
 * The plan as it would be under another decision on one contradiction, or with none at all. Nothing is written: it is
 * for computing the same figures once more.
 */
export function planUnder(plan: Plan, contradiction: Contradiction, decision: Decision | undefined): Plan {
  const key = contradictionKey(contradiction.kind, contradiction.quantity);
  const others = plan.rulings.filter(({ on }) => contradictionKey(on.kind, on.quantity) !== key);
  if (!decision) return { ...plan, rulings: others };
  const tried: Ruling = {
    ...decision,
    id: 'tried',
    on: { kind: contradiction.kind, quantity: contradiction.quantity },
    status: 'assumption',
    reason: '试看',
    author: '试看',
    date: '2000-01-01',
  };
  return { ...plan, rulings: [...others, tried] };
}
