import type { Actor as Party } from '@tenglong/domain/register';
import type { Actor, Scope } from '../../platform/actor/index.ts';

/** The party together with what it may read. */
export type ReadingParty = Party & { readonly scope: Scope };

/**
 * For whom a person acts in the registers: the office, their township, their department, their enterprise. Whoever only
 * looks on acts for nobody, which no move names.
 */
export function actingParty(actor: Actor): ReadingParty {
  return { ...partyOf(actor), scope: actor.scope };
}

function partyOf(actor: Actor): Party {
  const id = actor.userId ?? actor.account;
  switch (actor.role) {
    case 'office':
      return { id, party: 'office' };
    case 'system':
      return { id, party: 'system' };
    case 'township': {
      const [unit = ''] = actor.scope.kind === 'units' ? actor.scope.units : [];
      return { id, party: 'unit', of: unit };
    }
    case 'department':
      return { id, party: 'department', of: actor.departmentId ?? '' };
    case 'enterprise':
      return { id, party: 'enterprise', of: actor.scope.kind === 'enterprise' ? actor.scope.creditCode : '' };
    default:
      return { id, party: 'unit', of: '' };
  }
}
