export * from './address-index.ts';
export { type Assembly, assemblePlan } from './assemble-plan.ts';
export { booksAlike } from './books-alike.ts';
export { canonicalPlan } from './canonical-plan.ts';
export { changeSince } from './change-since.ts';
export { changePlace, changeValues, fileTitle } from './change-text.ts';
export { type CheckedContradiction, checkPlan, listContradictions, type PlanCheck } from './check-plan.ts';
export { type CheckedPolicy, checkPolicies, type PolicyCheck } from './check-policies.ts';
export * from './contradiction/index.ts';
export { type CoverageReport, reportCoverage } from './coverage.ts';
export { diffPlans, type PlanChange } from './diff-plans.ts';
export { type PlanDocument, type PlanError, sortDocuments } from './document.ts';
export { driveOfClause, placeOfClause } from './drive-of-clause.ts';
export { listsWith, type TargetChange, type TargetPlace, targetAt, withTargets } from './edit-targets.ts';
export { effectiveDrives } from './effective-drives.ts';
export { type EffectiveLeads, effectiveLeads } from './effective-leads.ts';
export { type EffectivePeriod, effectivePeriod } from './effective-period.ts';
export { type EffectiveTotal, effectiveTotal } from './effective-total.ts';
export { type EffectiveValue, effectiveValue, type Reading } from './effective-value.ts';
export { amount, figure } from './figure.ts';
export { findNotices, type PlanNotice } from './find-notices.ts';
export { listsTitle } from './lists-title.ts';
export { meetsTarget, type TargetVerdict } from './meets-target.ts';
export * from './merge-rulings.ts';
export {
  type AddressedList,
  departmentNames,
  type Plan,
  type PlanPart,
  type PlanPolicy,
  type PlanTask,
  type PolicyVersion,
  unitName,
} from './plan.ts';
export { planJsonSchemas } from './plan-json-schemas.ts';
export {
  earlierFolder,
  policyVersionOn,
  policyVersions,
  supersedingOf,
  versionsOfPolicy,
} from './policy-versions.ts';
export * from './reading/index.ts';
export { registersClaiming } from './registers-claiming.ts';
export { citedAddresses } from './rule-citations.ts';
export { rulingOn } from './ruling-on.ts';
export { policyFileOf } from './schema/catalogue.ts';
export type { Clause, Part } from './schema/clauses-file.ts';
export type { Department } from './schema/departments-file.ts';
export type { Enumeration, Quantity, Statement } from './schema/indicators-file.ts';
export type { IndustriesFile } from './schema/industries-file.ts';
export type { ListColumn, PlanList } from './schema/lists-file.ts';
export type { PlanFile, SupersedingRule } from './schema/plan-file.ts';
export { Ruling } from './schema/rulings-file.ts';
export type { Task } from './schema/tasks-file.ts';
export type { Unit } from './schema/units-file.ts';
export { type PlanTextSegment, segmentPlanText } from './segment-plan-text.ts';
export { sourceOfGoal } from './source-of-goal.ts';
export { figureText, statementText } from './statement-text.ts';
export { tidyDocument } from './tidy-document.ts';
export {
  checkTotals,
  columnSum,
  columnTitle,
  type RowCheck,
  type TotalCheck,
  type TotalsReport,
} from './totals.ts';
export { withDocument } from './with-document.ts';
export { quoted } from './wording.ts';
