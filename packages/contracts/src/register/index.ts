export * from './declaration.ts';
export * from './entry.ts';
