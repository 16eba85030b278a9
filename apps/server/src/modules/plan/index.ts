export { PLAN_LIMITS, type PlanLimits } from './limits.ts';
export { parseYaml } from './parse-yaml.ts';
export { planHash } from './plan-hash.ts';
export { type FolderReading, readPlanFolder } from './read-folder.ts';
export { renderSchemas } from './render-schemas.ts';
export { documentText, renderYaml } from './render-yaml.ts';
export { type FolderWriting, writePlanFolder } from './write-folder.ts';
