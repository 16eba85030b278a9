export * from './check-rules.ts';
export * from './scheme.ts';
export * from './scheme-adjustments.ts';
export * from './scheme-parts.ts';
export * from './vocabulary.ts';
