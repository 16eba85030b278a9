export { listFindings } from './list-findings.ts';
export { countFindings } from './list-keys.ts';
export { rebuildFindings } from './rebuild-findings.ts';
export { reopenFinding, ruleOnFinding } from './rule-on-finding.ts';
