import { queryOptions } from '@tanstack/react-query';
import { ScreeningPage } from '@tenglong/contracts/screening';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';
import type { PageRequest } from '../../shared/table/index.ts';

export const SCREENING_ROWS = 100;
export type ScreeningFilter = Readonly<Record<string, string | undefined>>;

const RunYear = z.object({ year: z.number().int() });

/** Years that have been evaluated, and with that screened; newest first. */
export const screenedYearsQuery = queryOptions({
  queryKey: ['screening', 'years'],
  queryFn: async ({ signal }) => {
    const runs = await request(z.array(RunYear), 'GET', '/evaluation/runs', { signal });
    return [...new Set(runs.map(({ year }) => year))].sort((a, b) => b - a);
  },
});

export const listScreening = (year: number, filter: ScreeningFilter, { page, size, signal }: PageRequest) =>
  request(ScreeningPage, 'GET', `/screening/${year}`, { query: { ...filter, page, size }, signal });
