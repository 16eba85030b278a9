import type { AppDeps } from './app.ts';
import { READ_JOB, readQueued } from './modules/intake/index.ts';
import type { JobHandler } from './platform/jobs/index.ts';

/** What each kind of job does. Reading again replaces the last reading whole, so a node may die in the middle of it. */
export function jobHandlers(deps: AppDeps): Record<string, JobHandler> {
  return { [READ_JOB]: readQueued(deps) };
}
