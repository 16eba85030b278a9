export { ARRIVAL_TARGET, arrivalValues } from './arrivals.ts';
export { DAY_JOB, runDay } from './day/run-day.ts';
export { beginDay, startDays } from './day/start-days.ts';
export { takeEntriesAlong } from './follow-plan.ts';
export { registerMigrations } from './migrations/index.ts';
export { putOnRegister } from './open-entry.ts';
export { registerRoutes } from './routes.ts';
export { giveBackEntries, takeOverEntries } from './take-over-batch.ts';
