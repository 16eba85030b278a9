export * from './adjust-grade.ts';
export { adjustRow, figuresOfRow, pointsOfRows } from './adjust-rows.ts';
export * from './baseline.ts';
export * from './columns.ts';
export * from './compile.ts';
export {
  type AdjustmentShare,
  type CompiledAdjustment,
  compileCondition,
  type FigureOf,
  namedFacts,
} from './compile-adjustment.ts';
export * from './evaluate-columns.ts';
export * from './grade.ts';
export { scoreIndicator } from './item-score.ts';
export * from './millionths.ts';
export { rankTotals, type Standing, standingOf } from './rank.ts';
export type { GroupSums } from './sums.ts';
export { sumTotals } from './total.ts';
export { computeValues, valueAt } from './value.ts';
