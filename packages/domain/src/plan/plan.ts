import type { Superseding } from '../policy/index.ts';
import type { PlanDocument } from './document.ts';
import type { Clause, Part } from './schema/clauses-file.ts';
import type { Department } from './schema/departments-file.ts';
import type { Enumeration, Quantity } from './schema/indicators-file.ts';
import type { IndustriesFile } from './schema/industries-file.ts';
import type { PlanList } from './schema/lists-file.ts';
import type {
  CasePart,
  FactsPart,
  FundPart,
  LedgerPart,
  PolicyPart,
  RegisterPart,
  SchemePart,
  ScreeningPart,
  WorkbookPart,
} from './schema/other-modules.ts';
import type { PlanFile } from './schema/plan-file.ts';
import type { Ruling } from './schema/rulings-file.ts';
import type { Task } from './schema/tasks-file.ts';
import type { Unit } from './schema/units-file.ts';

/** A file of `workbooks/`, `evaluation/` or `registers/`, with the path it came from. */
export interface PlanPart<T> {
  readonly path: string;
  readonly file: T;
}

/** One version of a policy with the cases written from its clause. */
export interface PolicyVersion extends PlanPart<PolicyPart> {
  readonly cases: CasePart;
  /** The newer rule from above that takes its place, by the plan's `supersededBy`. */
  readonly superseding?: Superseding | undefined;
}

/** A policy in its newest version, and the versions it followed, the latest first. */
export interface PlanPolicy extends PolicyVersion {
  readonly earlier: readonly PolicyVersion[];
}

/** A row of the responsibility list with its address, `附件1#16`. Departments are ids. */
export type PlanTask = Task & { readonly address: string };

/** A list with its address, `附件2#3`. The unit of a row is a unit id, or the county's code on a county-wide row. */
export type AddressedList = PlanList & { readonly address: string };

/**
 * A whole campaign, checked and linked: what every rule, screen and score reads.
 *
 * Where the files name a department or a unit as the document prints it, the plan holds its id.
 */
export interface Plan {
  readonly meta: PlanFile;
  readonly units: readonly Unit[];
  readonly departments: readonly Department[];
  readonly parts: readonly Part[];
  readonly clauses: readonly Clause[];
  readonly quantities: readonly Quantity[];
  readonly enumerations: readonly Enumeration[];
  readonly tasks: readonly PlanTask[];
  /** Rows of this category print the name of a drive in their second column. */
  readonly driveCategory: string;
  readonly lists: readonly AddressedList[];
  readonly totalLabel: string;
  readonly rulings: readonly Ruling[];
  readonly industries: IndustriesFile | undefined;
  readonly facts: FactsPart | undefined;
  readonly workbooks: readonly PlanPart<WorkbookPart>[];
  readonly schemes: readonly PlanPart<SchemePart>[];
  readonly screening: ScreeningPart | undefined;
  /** Resources and accounts of the cage ledger; a plan without one books nothing. */
  readonly ledger: LedgerPart | undefined;
  /** What the policies are paid out of; the keeper is an id. A plan without it keeps no money ledger. */
  readonly funds: FundPart | undefined;
  /** Departments that may act or sign are ids. */
  readonly registers: readonly PlanPart<RegisterPart>[];
  readonly policies: readonly PlanPolicy[];
  /** The files this plan was assembled from, ordered by path: its identity and its export. */
  readonly documents: readonly PlanDocument[];
}

/** The names of departments, joined as an official list reads: 市经信局、市发改局. */
export function departmentNames(plan: Plan, ids: readonly string[]): string {
  return ids.map((id) => plan.departments.find((department) => department.id === id)?.name ?? id).join('、');
}

/** The name of the unit of a list row; the county's own name on a county-wide row. */
export function unitName(plan: Plan, id: string): string {
  if (id === plan.meta.county.code) return plan.meta.county.name;
  return plan.units.find((unit) => unit.id === id)?.name ?? id;
}
