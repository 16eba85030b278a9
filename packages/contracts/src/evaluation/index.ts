export * from './adjustment.ts';
export * from './baseline.ts';
export * from './explanation.ts';
export * from './reason-words.ts';
export * from './run.ts';
