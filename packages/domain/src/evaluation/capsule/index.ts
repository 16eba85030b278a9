export * from './build-capsule.ts';
export * from './capsule.ts';
export * from './compare-runs.ts';
export type { FactChange, RunCause } from './find-causes.ts';
