import { queryOptions } from '@tanstack/react-query';
import {
  BatchDetail,
  BatchEffect,
  BatchPage,
  type CommitBatch,
  type CorrectBatch,
  Finding,
  FindingPage,
  type Forget,
  IntakeMatrix,
  PreviewPage,
  type PreviewQuery,
  ProblemPage,
  type ProblemQuery,
  Remembered,
  type RuleOnFinding,
  type RuleOnProblem,
  type WithdrawRuling,
} from '@tenglong/contracts/intake';
import { z } from 'zod';
import { request, upload } from '../../shared/api/index.ts';
import type { FindingsSearch } from './findings-search.ts';

export const matrixQuery = queryOptions({
  queryKey: ['intake', 'matrix'],
  queryFn: ({ signal }) => request(IntakeMatrix, 'GET', '/intake/matrix', { signal }),
});

export const batchesQuery = (size: number) =>
  queryOptions({
    queryKey: ['intake', 'batches', size],
    queryFn: ({ signal }) => request(BatchPage, 'GET', '/intake/batches', { query: { size }, signal }),
    refetchInterval: (query) =>
      query.state.data?.rows.some(({ status }) => status === 'reading') ? 2000 : false,
  });

export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: ['intake', 'batch', id],
    queryFn: ({ signal }) => request(BatchDetail, 'GET', `/intake/batches/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data?.status === 'reading' ? 1000 : false),
  });

export const ROWS_A_PAGE = 200;

export const rowsQuery = (id: string, revision: number, show: PreviewQuery['show'], page: number) =>
  queryOptions({
    queryKey: ['intake', 'rows', id, revision, show, page],
    queryFn: ({ signal }) =>
      request(PreviewPage, 'GET', `/intake/batches/${id}/rows`, {
        query: { show, size: ROWS_A_PAGE, page },
        signal,
      }),
  });

export const PROBLEMS_A_PAGE = 50;

export const problemsQuery = (
  id: string,
  revision: number,
  severity: ProblemQuery['severity'],
  page: number,
) =>
  queryOptions({
    queryKey: ['intake', 'problems', id, revision, severity, page],
    queryFn: ({ signal }) =>
      request(ProblemPage, 'GET', `/intake/batches/${id}/problems`, {
        query: { size: PROBLEMS_A_PAGE, page, severity },
        signal,
      }),
  });

export const effectQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['intake', 'effect', id, revision],
    queryFn: ({ signal }) => request(BatchEffect, 'GET', `/intake/batches/${id}/effect`, { signal }),
  });

export const findingsQuery = (search: FindingsSearch) =>
  queryOptions({
    queryKey: ['intake', 'findings', search],
    queryFn: ({ signal }) =>
      request(FindingPage, 'GET', '/intake/findings', { query: { ...search }, signal }),
  });

export const ruleOnFinding = (id: string, body: RuleOnFinding) =>
  request(Finding, 'POST', `/intake/findings/${encodeURIComponent(id)}/ruling`, { body });

export const reopenFinding = (id: string, body: WithdrawRuling) =>
  request(Finding, 'POST', `/intake/findings/${encodeURIComponent(id)}/reopen`, { body });

export const rememberedQuery = queryOptions({
  queryKey: ['intake', 'remembered'],
  queryFn: ({ signal }) => request(Remembered, 'GET', '/intake/remembered', { signal }),
});

export const forget = (body: Forget) => request(Remembered, 'POST', '/intake/remembered/forget', { body });

export const sendFile = (file: File, onProgress: (share: number) => void) =>
  upload(BatchDetail, '/intake/batches', file, { onProgress });

export const correctBatch = (id: string, body: CorrectBatch) =>
  request(BatchDetail, 'PATCH', `/intake/batches/${id}`, { body });

export const commitBatch = (id: string, body: CommitBatch) =>
  request(BatchDetail, 'POST', `/intake/batches/${id}/commit`, { body });

export const reopenBatch = (id: string) => request(BatchDetail, 'POST', `/intake/batches/${id}/reopen`);

export const undoBatch = (id: string) => request(BatchDetail, 'POST', `/intake/batches/${id}/undo`);

export const discardBatch = (id: string) => request(z.void(), 'DELETE', `/intake/batches/${id}`);

export const ruleOnProblem = (id: string, body: RuleOnProblem) =>
  request(BatchDetail, 'POST', `/intake/batches/${id}/rulings`, { body });
