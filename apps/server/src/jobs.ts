import { z } from 'zod';
import type { AppDeps } from './app.ts';
import { readBatch } from './modules/intake/index.ts';
import type { JobHandler } from './platform/jobs/index.ts';

const ReadBatch = z.object({ batchId: z.uuid() });

/** What each kind of job does. Reading again replaces the last reading whole, so a node may die in the middle of it. */
export function jobHandlers(deps: AppDeps): Record<string, JobHandler> {
  return {
    'intake.read': async ({ payload }) => readBatch(deps, ReadBatch.parse(payload).batchId),
  };
}
