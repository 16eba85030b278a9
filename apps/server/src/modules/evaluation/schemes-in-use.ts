import type { SchemeFile } from '@tenglong/domain/evaluation';
import type { Plan } from '@tenglong/domain/plan';

/** The schemes an evaluation runs, in the plan's order; reference ones ship only to compare with. */
export const schemesInUse = (plan: Plan): readonly SchemeFile[] =>
  plan.schemes.map(({ file }) => file).filter(({ role }) => role === 'default');
