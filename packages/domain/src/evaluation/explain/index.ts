export * from './count-left-out.ts';
export * from './explain-enterprise.ts';
export { explainBaseline } from './explain-indicator.ts';
export * from './explanation.ts';
export { findGradeLines } from './grade-lines.ts';
export type { SourceOf } from './trace-total.ts';
