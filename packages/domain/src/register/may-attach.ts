import type { Actor, Entry } from './entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import { isOneOf } from './who-may.ts';

/**
 * Whether a party may put a piece of evidence into a dossier: the office and whoever has a part in the list, as a step, a
 * signature or its opening names them. An enterprise only what a step of its own asks for.
 */
export function mayAttach(
  { file }: Pick<PreparedRegister, 'file'>,
  entry: Pick<Entry, 'unit' | 'subject'>,
  actor: Actor,
  kind: string,
): boolean {
  if (actor.party === 'office' || actor.party === 'system') return true;
  const own = file.moves.filter(({ by }) => isOneOf(by, entry, actor));
  if (actor.party === 'enterprise') {
    return own.some(({ evidence }) => evidence.some((one) => one.kind === kind));
  }
  const signers = file.stages.flatMap(({ signatures = [] }) => signatures);
  return own.length > 0 || isOneOf([...file.opening.by, ...signers], entry, actor);
}
