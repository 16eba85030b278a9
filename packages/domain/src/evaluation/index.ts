export * from './capsule/index.ts';
export * from './explain/index.ts';
export * from './kernel/index.ts';
export * from './run/index.ts';
export * from './scheme/index.ts';
export * from './what-if/index.ts';
