export * from './body.ts';
export * from './registry.ts';
