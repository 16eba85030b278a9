import type { RulingNote } from '@tenglong/contracts/page';
import { contradictionKey, type Ruling } from '@tenglong/domain/plan';

/** Who ruled, when and why, with the key of the contradiction it settles; nothing where nobody did. */
export function describeRuling(ruling: Ruling): RulingNote;
export function describeRuling(ruling: Ruling | undefined): RulingNote | null;
export function describeRuling(ruling: Ruling | undefined): RulingNote | null {
  if (!ruling) return null;
  const { on, reason, author, date, status } = ruling;
  const key = contradictionKey(on.kind, on.quantity);
  return { key, reason, author, date, assumed: status === 'assumption' };
}
