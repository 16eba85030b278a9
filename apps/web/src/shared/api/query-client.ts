import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

/*
 * Keys of the query cache: the feature's word first, then the thing, then what selects it.
 *   ['enterprise', 'list', { year, unit }]   ['evaluation', 'run', runId]
 * Invalidating ['intake'] refreshes whatever an intake may have changed on its own pages.
 */

/** Only what may pass by itself is tried again: a lost network, a server that is restarting. */
export function worthRetrying(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: worthRetrying, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
