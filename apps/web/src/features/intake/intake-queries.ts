import { queryOptions } from '@tanstack/react-query';
import {
  BatchDetail,
  BatchEffect,
  BatchPage,
  type CommitBatch,
  type CorrectBatch,
  IntakeMatrix,
  PreviewPage,
  type PreviewQuery,
  ProblemPage,
  type RuleOnProblem,
} from '@tenglong/contracts/intake';
import { z } from 'zod';
import { request, upload } from '../../shared/api/index.ts';

export const matrixQuery = queryOptions({
  queryKey: ['intake', 'matrix'],
  queryFn: ({ signal }) => request(IntakeMatrix, 'GET', '/intake/matrix', { signal }),
});

export const batchesQuery = queryOptions({
  queryKey: ['intake', 'batches'],
  queryFn: ({ signal }) => request(BatchPage, 'GET', '/intake/batches', { query: { size: 30 }, signal }),
});

export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: ['intake', 'batch', id],
    queryFn: ({ signal }) => request(BatchDetail, 'GET', `/intake/batches/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data?.status === 'reading' ? 1000 : false),
  });

export const rowsQuery = (id: string, revision: number, show: PreviewQuery['show']) =>
  queryOptions({
    queryKey: ['intake', 'rows', id, revision, show],
    queryFn: ({ signal }) =>
      request(PreviewPage, 'GET', `/intake/batches/${id}/rows`, { query: { show, size: 200 }, signal }),
  });

export const problemsQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['intake', 'problems', id, revision],
    queryFn: ({ signal }) =>
      request(ProblemPage, 'GET', `/intake/batches/${id}/problems`, { query: { size: 200 }, signal }),
  });

export const effectQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['intake', 'effect', id, revision],
    queryFn: ({ signal }) => request(BatchEffect, 'GET', `/intake/batches/${id}/effect`, { signal }),
  });

export const sendFile = (file: File, onProgress: (share: number) => void) =>
  upload(BatchDetail, '/intake/batches', file, { onProgress });

export const correctBatch = (id: string, body: CorrectBatch) =>
  request(BatchDetail, 'PATCH', `/intake/batches/${id}`, { body });

export const commitBatch = (id: string, body: CommitBatch) =>
  request(BatchDetail, 'POST', `/intake/batches/${id}/commit`, { body });

export const undoBatch = (id: string) => request(BatchDetail, 'POST', `/intake/batches/${id}/undo`);

export const discardBatch = (id: string) => request(z.void(), 'DELETE', `/intake/batches/${id}`);

export const ruleOnProblem = (id: string, body: RuleOnProblem) =>
  request(BatchDetail, 'POST', `/intake/batches/${id}/rulings`, { body });
