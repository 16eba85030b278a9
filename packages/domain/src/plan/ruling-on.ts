import { contradictionKey } from './contradiction/contradiction.ts';
import type { Plan } from './plan.ts';
import type { Ruling } from './schema/rulings-file.ts';

/** The ruling in force on a contradiction, or `undefined`. A withdrawn ruling is none. */
export function rulingOn(plan: Plan, kind: string, quantity: string): Ruling | undefined {
  const key = contradictionKey(kind, quantity);
  return plan.rulings.find(
    (ruling) => ruling.status !== 'withdrawn' && contradictionKey(ruling.on.kind, ruling.on.quantity) === key,
  );
}
