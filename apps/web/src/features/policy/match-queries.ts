import { queryOptions } from '@tanstack/react-query';
import { EnterpriseMatches, MatchDone, MatchPage } from '@tenglong/contracts/policy';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';
import type { PageRequest } from '../../shared/table/index.ts';

export const MATCH_ROWS = 100;
export type MatchFilter = Readonly<Record<string, string | undefined>>;

const RunYear = z.object({ year: z.number().int() });

/** Years that have been evaluated; newest first. */
export const matchYearsQuery = queryOptions({
  queryKey: ['policy', 'match-years'],
  queryFn: async ({ signal }) => {
    const runs = await request(z.array(RunYear), 'GET', '/evaluation/runs', { signal });
    return [...new Set(runs.map(({ year }) => year))].sort((a, b) => b - a);
  },
});

export const listMatches = (year: number, filter: MatchFilter, { page, size, signal }: PageRequest) =>
  request(MatchPage, 'GET', `/policies/matches/${year}`, { query: { ...filter, page, size }, signal });

export const startMatch = (year: number) =>
  request(MatchDone, 'POST', '/policies/matches', { body: { year } });

export const enterpriseMatchesQuery = (creditCode: string) =>
  queryOptions({
    queryKey: ['policy', 'matches-of', creditCode],
    queryFn: ({ signal }) =>
      request(EnterpriseMatches, 'GET', `/enterprises/${creditCode}/policies`, { signal }),
  });
