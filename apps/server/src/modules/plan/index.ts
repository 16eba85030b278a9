export type { PlanDeps, RuledSavings } from './deps.ts';
export { asOfWords, figureWords, type GoalActuals, publisherOf } from './describe-goals.ts';
export { describeRuling } from './describe-ruling.ts';
export { editLists } from './edit-lists.ts';
export { editYaml, type YamlEdit, type YamlPath, yamlParts } from './edit-yaml.ts';
export { PLAN_LIMITS, type PlanLimits } from './limits.ts';
export { type LoadResult, loadPlan } from './load-plan.ts';
export { planMigrations } from './migrations/index.ts';
export { parseYaml } from './parse-yaml.ts';
export { planHash } from './plan-hash.ts';
export { getActivePlan, getPlan, type LoadedPlan } from './plan-library.ts';
export {
  findActiveVersion,
  findAdoptedVersion,
  getVersionDocuments,
  holdPlan,
  listVersionDocuments,
  listVersions,
  type VersionRecord,
} from './plan-version-store.ts';
export { addPlanText, listPlanWords } from './plan-words.ts';
export { policyHash } from './policy-hash.ts';
export { type NewInForce, putInForce } from './put-in-force.ts';
export { type FolderReading, readPlanFolder } from './read-folder.ts';
export { renderSchemas } from './render-schemas.ts';
export { documentText, renderYaml } from './render-yaml.ts';
export { type PlanRouteDeps, planRoutes } from './routes.ts';
export { planTextRoutes } from './text-routes.ts';
export { type FolderWriting, writePlanFolder } from './write-folder.ts';
