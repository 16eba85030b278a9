import type { Actor as Party } from '@tenglong/domain/register';
import type { Actor } from '../../platform/actor/index.ts';

/**
 * For whom a person acts in the registers: the office, their township, their department. A reader acts for nobody,
 * which no move names.
 */
export function actingParty(actor: Actor): Party {
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
    case 'reader':
      return { id, party: 'unit', of: '' };
  }
}
