export { describeDossier, getEnterprise, loadEnterpriseNames } from './describe-dossier.ts';
export type { FieldTitles } from './describe-source.ts';
export { earlierNames } from './earlier-names.ts';
export {
  type FactDictionary,
  type FactHead,
  factDictionary,
  readableFacts,
  withheldFacts,
} from './fact-dictionary.ts';
export { claimFactSlots, type FactSlots, listFactSlots } from './fact-slots.ts';
export { hasEnterprises } from './has-enterprises.ts';
export { FACT_STATE, inForce, reportedBySource } from './in-force.ts';
export { STANDING } from './list-rulings.ts';
export { type LoadedYear, loadEnterpriseYears } from './load-enterprise-years.ts';
export { enterpriseMigrations } from './migrations/index.ts';
export { namePinyin } from './name-pinyin.ts';
export { rebuildYears, subjectsOfBatch } from './rebuild-years.ts';
export { registerAlias } from './register-alias.ts';
export { type EnterpriseDeps, type EnterpriseWords, enterpriseRoutes } from './routes.ts';
export { type FigureRuling, ruleOnFigure } from './rule-on-figure.ts';
export { searchCondition } from './search-condition.ts';
export { FACT_COLUMNS, type FactRow, factValues, type SourceCell } from './store-facts.ts';
export { ROSTER_COLUMNS, type RosterRow, rebuildEnterprises, rosterValues } from './store-roster.ts';
export { suggestEnterprises } from './suggest.ts';
export { syncFactLeads } from './sync-fact-leads.ts';
export { type Owner, ROSTER_OWNER, withinScope } from './within-scope.ts';
