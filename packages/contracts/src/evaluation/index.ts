export * from './explanation.ts';
export * from './run.ts';
