export { ARRIVAL_TARGET, arrivalValues } from './arrivals.ts';
export { registerMigrations } from './migrations/index.ts';
export { putOnRegister } from './open-entry.ts';
export { replayEntries } from './replay-entries.ts';
export { registerRoutes } from './routes.ts';
export { giveBackEntries, takeOverEntries } from './take-over-batch.ts';
