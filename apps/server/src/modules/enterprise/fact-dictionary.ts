import type { Plan } from '@tenglong/domain/plan';
import { departmentNames } from '@tenglong/domain/plan';

/** One fact as lists and pages head it: the department by name. */
export interface FactHead {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly department: string;
}

/** The facts of the plan in force, in the order of their columns. */
export type FactDictionary = readonly FactHead[];

export const factDictionary = (plan: Plan): FactDictionary =>
  (plan.facts?.facts ?? []).map(({ id, title, unit, decimals, department }) => ({
    id,
    title,
    unit,
    decimals,
    department: departmentNames(plan, [department]),
  }));
