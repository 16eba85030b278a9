export * from './scheme.ts';
export * from './scheme-adjustments.ts';
export * from './scheme-parts.ts';
