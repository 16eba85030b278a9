export * from './declaration.ts';
export * from './entry.ts';
export * from './task.ts';
