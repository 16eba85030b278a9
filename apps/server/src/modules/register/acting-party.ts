import { effectiveLeads, type Plan } from '@tenglong/domain/plan';
import type { Actor as Party } from '@tenglong/domain/register';
import type { Actor, Scope } from '../../platform/actor/index.ts';

/** The party together with what it may read. */
export type ReadingParty = Party & { readonly scope: Scope };

const NOTHING: ReadonlySet<string> = new Set();
/** Who answers for what, worked out once per plan version. */
const known = new WeakMap<Plan, ReadonlyMap<string, ReadonlySet<string>>>();

/** The tasks that each department answers for, under the rulings in force. */
function answers(plan: Plan): ReadonlyMap<string, ReadonlySet<string>> {
  const found = known.get(plan);
  if (found) return found;
  const roles = effectiveLeads(plan);
  const made = new Map<string, Set<string>>();
  for (const { address, leads } of plan.tasks) {
    for (const department of roles.get(address)?.leads ?? leads) {
      made.set(department, (made.get(department) ?? new Set()).add(address));
    }
  }
  known.set(plan, made);
  return made;
}

/**
 * For whom a person acts in the registers: the office, their township, their department with the tasks it answers for,
 * their enterprise. Whoever only looks on acts for nobody, which no move names.
 */
export function actingParty(actor: Actor, plan: Plan | undefined): ReadingParty {
  return { ...partyOf(actor, plan), scope: actor.scope };
}

function partyOf(actor: Actor, plan: Plan | undefined): Party {
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
    case 'department': {
      const of = actor.departmentId ?? '';
      return { id, party: 'department', of, answersFor: (plan && answers(plan).get(of)) ?? NOTHING };
    }
    case 'enterprise':
      return { id, party: 'enterprise', of: actor.scope.kind === 'enterprise' ? actor.scope.creditCode : '' };
    default:
      return { id, party: 'unit', of: '' };
  }
}
