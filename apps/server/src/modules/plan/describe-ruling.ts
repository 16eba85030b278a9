import type { RulingNote } from '@tenglong/contracts/plan';
import { contradictionKey, type Ruling } from '@tenglong/domain/plan';

/** Who ruled, when and why, with the key of the contradiction it settles. */
export function describeRuling({ on, reason, author, date, status }: Ruling): RulingNote {
  const key = contradictionKey(on.kind, on.quantity);
  return { key, reason, author, date, assumed: status === 'assumption' };
}
