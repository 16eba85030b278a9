import { effectiveLeads, type Plan } from '@tenglong/domain/plan';
import type { Actor } from '../../../platform/actor/index.ts';
import { Problem } from '../../../platform/problem/index.ts';

/** Whether somebody may change policies of this clause: the office any, a department those it leads or supports. */
export function mayDraft(plan: Plan, actor: Actor, clause: string): boolean {
  if (!actor.permissions.has('policy.draft')) return false;
  if (actor.role !== 'department') return true;
  const roles = effectiveLeads(plan).get(clause) ?? effectiveLeads(plan).get(clause.split('#')[0] ?? clause);
  const { departmentId } = actor;
  return (
    departmentId !== undefined && [...(roles?.leads ?? []), ...(roles?.supports ?? [])].includes(departmentId)
  );
}

/** @throws Problem POLICY_DRAFT_NOT_YOURS */
export function requireDraftRight(plan: Plan, actor: Actor, clause: string): void {
  if (!mayDraft(plan, actor, clause)) throw new Problem('POLICY_DRAFT_NOT_YOURS');
}
