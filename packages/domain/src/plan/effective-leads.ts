import {
  findDoubleRoles,
  findLeadContradictions,
  findUnmarkedLeads,
} from './contradiction/responsibilities.ts';
import type { Plan } from './plan.ts';
import { rulingOn } from './ruling-on.ts';
import type { Ruling } from './schema/rulings-file.ts';

/** Who answers for a clause or a task, as ids, and the ruling that settled it if one did. */
export interface EffectiveLeads {
  readonly leads: readonly string[];
  readonly supports: readonly string[];
  readonly ruling: Ruling | undefined;
}

/** `undefined` where a name of the ruling is no department of the plan. */
function idsOf(plan: Plan, names: string): string[] | undefined {
  const ids = names.split('、').map((name) => plan.departments.find((one) => one.name === name)?.id);
  const known = ids.filter((id) => id !== undefined);
  return known.length === ids.length ? known : undefined;
}

/** A department printed in both roles keeps the one the ruling names. */
function oneRole({ leads, supports }: EffectiveLeads, ruling: Ruling): EffectiveLeads {
  const both = leads.filter((id) => supports.includes(id));
  const without = (ids: readonly string[]) => ids.filter((id) => !both.includes(id));
  return ruling.value.endsWith('配合')
    ? { leads: without(leads), supports, ruling }
    : { leads, supports: without(supports), ruling };
}

/**
 * Who answers for each clause and task, by address. What a ruling says of who leads holds for the clause and for its
 * task alike; without a ruling each stands as printed.
 */
export function effectiveLeads(plan: Plan): ReadonlyMap<string, EffectiveLeads> {
  const roles = new Map<string, EffectiveLeads>(
    [...plan.clauses, ...plan.tasks].map(({ address, leads, supports }) => [
      address,
      { leads, supports, ruling: undefined },
    ]),
  );
  if (plan.rulings.length === 0) return roles;
  for (const found of [
    ...findDoubleRoles(plan),
    ...findUnmarkedLeads(plan),
    ...findLeadContradictions(plan),
  ]) {
    const ruling = rulingOn(plan, found.kind, found.quantity);
    const leads = ruling && idsOf(plan, ruling.value);
    for (const address of new Set(found.sources.map((source) => source.address))) {
      const role = roles.get(address);
      if (!ruling || !role) continue;
      if (found.kind === 'lead-also-supports') roles.set(address, oneRole(role, ruling));
      else if (leads) {
        const rest = [...role.leads, ...role.supports].filter((id) => !leads.includes(id));
        roles.set(address, { leads, supports: [...new Set(rest)], ruling });
      }
    }
  }
  return roles;
}
