import { queryOptions } from '@tanstack/react-query';
import {
  DraftList,
  EditChecked,
  PolicyDraft,
  type PolicyEdit,
  PreviewPage,
} from '@tenglong/contracts/policy';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';
import type { PageRequest } from '../../shared/table/index.ts';

const one = (id: string, verb = ''): string => `/policy-drafts/${id}${verb}`;

export const draftsQuery = queryOptions({
  queryKey: ['policy', 'drafts'],
  queryFn: ({ signal }) => request(DraftList, 'GET', '/policy-drafts', { signal }),
});

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['policy', 'draft', id],
    queryFn: ({ signal }) => request(PolicyDraft, 'GET', one(id), { signal }),
  });

export const beginDraft = (policy: string, purpose: string) =>
  request(z.object({ id: z.string() }), 'POST', `/policies/${policy}/drafts`, { body: { purpose } });

export const editDraft = (id: string, revision: number, edits: readonly PolicyEdit[], reason: string) =>
  request(z.object({ revision: z.number() }), 'PATCH', one(id), { body: { revision, edits, reason } });

export const checkEdits = (id: string, edits: readonly PolicyEdit[]) =>
  request(EditChecked, 'POST', one(id, '/check'), { body: { edits } });

export const previewDraft = (id: string, revision: number) =>
  request(z.object({ cases: z.number() }), 'POST', one(id, '/preview'), { body: { revision } });

export const submitDraft = (id: string, revision: number) =>
  request(z.void(), 'POST', one(id, '/submit'), { body: { revision } });

export const publishDraft = (id: string, revision: number) =>
  request(z.object({ planVersion: z.string() }), 'POST', one(id, '/publish'), { body: { revision } });

export const refuseDraft = (id: string, verb: 'return' | 'drop', revision: number, reason: string) =>
  request(z.void(), 'POST', one(id, `/${verb}`), { body: { revision, reason } });

export const PREVIEW_ROWS = 100;
export const listPreview = (id: string, change: string | undefined, { page, size, signal }: PageRequest) =>
  request(PreviewPage, 'GET', one(id, '/preview'), { query: { change, dir: 'desc', page, size }, signal });
