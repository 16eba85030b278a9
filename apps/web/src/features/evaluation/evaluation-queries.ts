import { queryOptions } from '@tanstack/react-query';
import {
  type BaselineQuery,
  BaselineSource,
  Explanation,
  Population,
  ResultPage,
  RunComparison,
  RunDetail,
  RunSummary,
  type StartRun,
  Ways,
  WhatIfResult,
} from '@tenglong/contracts/evaluation';
import { IntakeMatrix } from '@tenglong/contracts/intake';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';
import type { PageRequest } from '../../shared/table/index.ts';
import { lastHeldYear } from './held-year.ts';

export const RESULT_ROWS = 100;
export type ResultFilter = Readonly<Record<string, string | number | boolean | undefined>>;

export const runsQuery = queryOptions({
  queryKey: ['evaluation', 'runs'],
  queryFn: ({ signal }) => request(z.array(RunSummary), 'GET', '/evaluation/runs', { signal }),
});

export const lastHeldYearQuery = queryOptions({
  queryKey: ['intake', 'matrix'],
  queryFn: ({ signal }) => request(IntakeMatrix, 'GET', '/intake/matrix', { signal }),
  select: lastHeldYear,
});

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluation', 'run', id],
    queryFn: ({ signal }) => request(RunDetail, 'GET', `/evaluation/runs/${id}`, { signal }),
  });

export const listResults = (id: string, filter: ResultFilter, { page, size, signal }: PageRequest) =>
  request(ResultPage, 'GET', `/evaluation/runs/${id}/results`, { query: { ...filter, page, size }, signal });

export const comparisonQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['evaluation', 'compare', from, to],
    queryFn: ({ signal }) =>
      request(RunComparison, 'GET', `/evaluation/runs/${from}/compare/${to}`, { signal }),
  });

export const baselineQuery = (runId: string, indicator: string, of: Partial<BaselineQuery>) =>
  queryOptions({
    queryKey: ['evaluation', 'baseline', runId, indicator, of],
    queryFn: ({ signal }) =>
      request(BaselineSource, 'GET', `/evaluation/runs/${runId}/baselines/${indicator}`, {
        query: of,
        signal,
      }),
  });

const at = (runId: string, creditCode: string) => `/evaluation/runs/${runId}/enterprises/${creditCode}`;

export const explanationQuery = (runId: string, creditCode: string) =>
  queryOptions({
    queryKey: ['evaluation', 'explanation', runId, creditCode],
    queryFn: ({ signal }) => request(Explanation, 'GET', at(runId, creditCode), { signal }),
  });

export const waysQuery = (runId: string, creditCode: string) =>
  queryOptions({
    queryKey: ['evaluation', 'ways', runId, creditCode],
    queryFn: ({ signal }) => request(Ways, 'GET', `${at(runId, creditCode)}/ways`, { signal }),
  });

/** Everybody's figures without names, for the exact calculation in the browser. */
export const populationQuery = (runId: string, creditCode: string) =>
  queryOptions({
    queryKey: ['evaluation', 'population', runId, creditCode],
    queryFn: ({ signal }) => request(Population, 'GET', `${at(runId, creditCode)}/population`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const tryOnServer = (runId: string, creditCode: string, facts: Readonly<Record<string, string>>) =>
  request(WhatIfResult, 'POST', `${at(runId, creditCode)}/what-if`, { body: { facts } });

export const startRun = (body: StartRun) => request(RunDetail, 'POST', '/evaluation/runs', { body });
