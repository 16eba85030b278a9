export * from './actions.ts';
export * from './entry.ts';
