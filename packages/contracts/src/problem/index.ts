export * from './body.ts';
export type { ProblemSpec } from './problem-spec.ts';
export * from './registry.ts';
export { MAX_UPLOAD_BYTES } from './upload-limit.ts';
