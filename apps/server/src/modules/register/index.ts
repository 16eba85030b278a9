export { registerMigrations } from './migrations/index.ts';
export { putOnRegister } from './open-entry.ts';
export { registerRoutes } from './routes.ts';
