import { type Plan, unitName } from '@tenglong/domain/plan';
import type { ReadingPlan } from './reading-desk.ts';

/** What reading under a plan needs of it. */
export function planUnder(plan: Plan): ReadingPlan {
  return {
    workbooks: plan.workbooks,
    units: plan.units,
    departments: plan.departments,
    factTitles: new Map(plan.facts?.facts.map(({ id, title }) => [id, title])),
    unitIds: new Map(plan.units.map(({ id }) => [unitName(plan, id), id])),
    industries: new Map(
      [...(plan.industries?.divisions ?? []), ...(plan.industries?.classes ?? [])].map(({ code, name }) => [
        code,
        name,
      ]),
    ),
  };
}
