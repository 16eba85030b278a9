import { queryOptions } from '@tanstack/react-query';
import {
  Contradictions,
  type NewRuling,
  PlanCoverage,
  PlanOverview,
  PlanVersion,
} from '@tenglong/contracts/plan';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';

export const overviewQuery = queryOptions({
  queryKey: ['plan', 'overview'],
  queryFn: ({ signal }) => request(PlanOverview, 'GET', '/plan', { signal }),
});

export const contradictionsQuery = queryOptions({
  queryKey: ['plan', 'contradictions'],
  queryFn: ({ signal }) => request(Contradictions, 'GET', '/plan/contradictions', { signal }),
});

export const coverageQuery = queryOptions({
  queryKey: ['plan', 'coverage'],
  queryFn: ({ signal }) => request(PlanCoverage, 'GET', '/plan/coverage', { signal }),
});

export const versionsQuery = queryOptions({
  queryKey: ['plan', 'versions'],
  queryFn: ({ signal }) => request(z.array(PlanVersion), 'GET', '/plan/versions', { signal }),
});

export const postRuling = (ruling: NewRuling) =>
  request(z.object({ versionId: z.string() }), 'POST', '/plan/rulings', { body: ruling });

/** Puts a draft in force, or lays it aside. */
export const decideDraft = (id: string, verb: 'adopt' | 'discard') =>
  request(z.void(), 'POST', `/plan/versions/${id}/${verb}`);
