import type { Plan } from '@tenglong/domain/plan';
import type { RegisterFile } from '@tenglong/domain/register';
import type { Actor } from '../../platform/actor/index.ts';
import { actingParty } from './acting-party.ts';

/** Whether somebody may put anything on a list at all: their party is named for it, and they do not only look on. */
export function mayOpen({ opening }: Pick<RegisterFile, 'opening'>, actor: Actor, plan: Plan): boolean {
  const party = actingParty(actor, plan);
  return (
    actor.permissions.has('register.act') &&
    opening.by.some((one) => one === (party.party === 'department' ? party.of : party.party))
  );
}
