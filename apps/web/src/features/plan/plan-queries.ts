import { queryOptions } from '@tanstack/react-query';
import {
  Contradictions,
  type DraftDecision,
  type NewRuling,
  PlanCoverage,
  PlanOverview,
  PlanText,
  PlanVersion,
  ReadingEffect,
  type WithdrawRuling,
} from '@tenglong/contracts/plan';
import { z } from 'zod';
import { request, upload } from '../../shared/api/index.ts';

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

export const withdrawRuling = (withdrawal: WithdrawRuling) =>
  request(z.object({ versionId: z.string() }), 'POST', '/plan/rulings/withdrawn', { body: withdrawal });

/** The figures that would change if a contradiction were read that way. */
export const readingQuery = (key: string, value: string) =>
  queryOptions({
    queryKey: ['plan', 'reading', key, value],
    queryFn: ({ signal }) =>
      request(ReadingEffect, 'GET', '/plan/reading', { signal, query: { key, value } }),
  });

export const textQuery = queryOptions({
  queryKey: ['plan', 'text'],
  queryFn: ({ signal }) => request(PlanText, 'GET', '/plan/text', { signal }),
});

/** @param seen - when the copy was put in that is to be replaced or taken away; empty for none */
export const putText = (file: File, seen: string) =>
  upload(z.object({ addresses: z.number() }), '/plan/text', file, { fields: { seen } });

export const removeText = (seen: string) =>
  request(z.void(), 'DELETE', `/plan/text?${new URLSearchParams({ seen })}`);

/** Puts a draft in force; for each ruling changed on both sides it is said which one stands. */
export const adoptDraft = (id: string, decision: DraftDecision) =>
  request(z.void(), 'POST', `/plan/versions/${id}/adopt`, { body: decision });

export const discardDraft = (id: string) => request(z.void(), 'POST', `/plan/versions/${id}/discard`);
