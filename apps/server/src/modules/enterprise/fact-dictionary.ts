import type { Sensitivity } from '@tenglong/domain/enterprise';
import type { Plan } from '@tenglong/domain/plan';
import { departmentNames } from '@tenglong/domain/plan';
import { mayReadField, type Scope } from '../../platform/actor/index.ts';

/** One fact as lists and pages head it: the department by name. */
export interface FactHead {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly department: string;
  readonly departmentId: string;
  readonly sensitivity: Sensitivity;
}

/** A plan may name a department by its id, its name or an alias. */
const departmentIdOf = ({ departments }: Plan, written: string): string =>
  departments.find(({ id, name, aliases }) => [id, name, ...aliases].includes(written))?.id ?? written;

/** The facts of the plan in force, in the order of their columns. */
export type FactDictionary = readonly FactHead[];

export const factDictionary = (plan: Plan): FactDictionary =>
  (plan.facts?.facts ?? []).map(({ id, title, unit, decimals, department, sensitivity }) => ({
    id,
    title,
    unit,
    decimals,
    department: departmentNames(plan, [department]),
    departmentId: departmentIdOf(plan, department),
    sensitivity,
  }));

/** The facts an actor may read. The others do not exist for them: no column, no filter, no sort, no sum, no source. */
export const readableFacts = (dictionary: FactDictionary, scope: Scope): FactDictionary =>
  dictionary.filter((head) => mayReadField(scope, head));

/** Ids of the facts of a plan whose figures an actor may not read. */
export const withheldFacts = (plan: Plan, scope: Scope): readonly string[] =>
  factDictionary(plan)
    .filter((head) => !mayReadField(scope, head))
    .map(({ id }) => id);
