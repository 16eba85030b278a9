export * from './baseline.ts';
export * from './columns.ts';
export * from './compile.ts';
export * from './evaluate-columns.ts';
export * from './grade.ts';
export * from './millionths.ts';
export { rankTotals } from './rank.ts';
export type { GroupSums } from './sums.ts';
