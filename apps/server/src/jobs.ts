import type { AppDeps } from './app.ts';
import { READ_JOB, readQueued } from './modules/intake/index.ts';
import { DAY_JOB, runDay } from './modules/register/index.ts';
import type { JobHandler } from './platform/jobs/index.ts';

/**
 * What each kind of job does. Reading again replaces the last reading whole, and a day's round goes on where it was cut
 * off, so a node may die in the middle of either.
 */
export function jobHandlers(deps: AppDeps): Record<string, JobHandler> {
  return { [READ_JOB]: readQueued(deps), [DAY_JOB]: runDay(deps) };
}
