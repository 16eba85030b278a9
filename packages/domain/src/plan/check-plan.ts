import { assemblePlan } from './assemble-plan.ts';
import { checkPolicies } from './check-policies.ts';
import { type Contradiction, findContradictions } from './contradiction/index.ts';
import { type CoverageReport, reportCoverage } from './coverage.ts';
import type { PlanDocument, PlanError } from './document.ts';
import type { Plan } from './plan.ts';
import { rulingOn } from './ruling-on.ts';
import type { Ruling } from './schema/rulings-file.ts';
import { checkTotals, type TotalsReport } from './totals.ts';

/** A contradiction with the ruling on it, if there is one. */
export type CheckedContradiction = Contradiction & { readonly ruling: Ruling | null };

/** The output of `tenglong plan check --json`. Without a plan (see `errors`) there is nothing to add up or to compare. */
export interface PlanCheck {
  readonly errors: readonly PlanError[];
  readonly totals: TotalsReport | null;
  readonly coverage: CoverageReport | null;
  readonly contradictions: readonly CheckedContradiction[];
}

/** The contradictions of a plan, each with the ruling in force on it. */
export function listContradictions(plan: Plan): CheckedContradiction[] {
  return findContradictions(plan).map((one) => ({
    ...one,
    ruling: rulingOn(plan, one.kind, one.quantity) ?? null,
  }));
}

/** Checks a plan folder whole: errors, policies with their cases, sums, coverage, contradictions. Never throws. */
export function checkPlan(documents: readonly PlanDocument[]): PlanCheck {
  const assembly = assemblePlan(documents);
  if (!assembly.ok) return { errors: assembly.errors, totals: null, coverage: null, contradictions: [] };
  return {
    errors: checkPolicies(assembly.plan).policies.flatMap(({ errors }) => errors),
    totals: checkTotals(assembly.plan),
    coverage: reportCoverage(assembly.plan),
    contradictions: listContradictions(assembly.plan),
  };
}
