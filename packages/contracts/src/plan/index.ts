export * from './contradictions.ts';
export * from './plan.ts';
