export * from './columns.ts';
export * from './create-database.ts';
export * from './database.ts';
export { encodeCopyRow } from './encode.ts';
export type { Engine } from './engine.ts';
export { DatabaseFault, isUniqueViolation, normaliseFault } from './fault.ts';
export * from './migrate.ts';
export { createPglite, openPglite } from './pglite-engine.ts';
export { openServer } from './server-engine.ts';
