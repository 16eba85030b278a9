export { ARRIVAL_TARGET, arrivalValues } from './arrivals.ts';
export type { RegisterDeps } from './deps.ts';
export { keepTasks } from './keep-tasks.ts';
export { registerMigrations } from './migrations/index.ts';
export { putOnRegister } from './open-entry.ts';
export { registerRoutes } from './routes.ts';
export { giveBackEntries, takeOverEntries } from './take-over-batch.ts';
