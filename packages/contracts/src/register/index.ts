export * from './appeal.ts';
export * from './bulk.ts';
export * from './declaration.ts';
export * from './entry.ts';
export * from './homecoming.ts';
export * from './lists.ts';
export * from './spot-check.ts';
export * from './task.ts';
