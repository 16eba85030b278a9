import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type BulkAsk,
  BulkDone,
  type BulkMove,
  BulkPreview,
  type EntryAct,
  EntryBoard,
  EntryDetail,
  EntryPage,
  EntrySums,
  Homecoming,
  type HomecomingTake,
  HomecomingTaken,
  ListedEntry,
  ListMatrix,
  ListPage,
  type NewEntryBody,
  OpeningPreview,
  RegisterDetail,
  RegisterSummary,
  TaskDetail,
  TaskList,
  Todo,
  TodoCount,
  type TodoQuery,
} from '@tenglong/contracts/register';
import { z } from 'zod';
import { request, upload } from '../../shared/api/index.ts';

export const ENTRY_ROWS = 100;

/** The filter of a list as the server takes it; what is undefined is left out. */
export type EntryQueryText = Readonly<Record<string, string | undefined>>;

export const openingQuery = (register: string, subject: string, number?: string) =>
  queryOptions({
    queryKey: ['register', 'opening', register, subject, number],
    queryFn: ({ signal }) =>
      request(OpeningPreview, 'GET', `/registers/${encodeURIComponent(register)}/opening`, {
        query: { subject, number },
        signal,
      }),
    staleTime: 0,
  });

export const registersQuery = queryOptions({
  queryKey: ['register', 'all'],
  queryFn: ({ signal }) => request(z.array(RegisterSummary), 'GET', '/registers', { signal }),
});

export const registerQuery = (register: string) =>
  queryOptions({
    queryKey: ['register', 'one', register],
    queryFn: ({ signal }) =>
      request(RegisterDetail, 'GET', `/registers/${encodeURIComponent(register)}`, { signal }),
  });

const under = (register: string, what: string) => `/registers/${encodeURIComponent(register)}/${what}`;
const withoutSort = ({ sort: _sort, dir: _dir, ...filter }: EntryQueryText) => filter;

export const entriesQuery = (register: string, filter: EntryQueryText, page: number) =>
  queryOptions({
    queryKey: ['register', 'entries', register, filter, page],
    queryFn: ({ signal }) =>
      request(EntryPage, 'GET', under(register, 'entries'), {
        query: { ...filter, page, size: ENTRY_ROWS },
        signal,
      }),
  });

export const entrySumsQuery = (register: string, filter: EntryQueryText) =>
  queryOptions({
    queryKey: ['register', 'sums', register, withoutSort(filter)],
    queryFn: ({ signal }) =>
      request(EntrySums, 'GET', under(register, 'sums'), { query: withoutSort(filter), signal }),
  });

export const boardQuery = (register: string, filter: EntryQueryText) =>
  queryOptions({
    queryKey: ['register', 'board', register, withoutSort(filter)],
    queryFn: ({ signal }) =>
      request(EntryBoard, 'GET', under(register, 'board'), { query: withoutSort(filter), signal }),
  });

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: ['register', 'entry', id],
    queryFn: ({ signal }) => request(EntryDetail, 'GET', `/entries/${id}`, { signal }),
    // Somebody else may be at it: what one is about to act upon is read anew.
    staleTime: 0,
  });

export const subjectEntriesQuery = (subject: string) =>
  queryOptions({
    queryKey: ['register', 'subject', subject],
    queryFn: ({ signal }) =>
      request(z.array(ListedEntry), 'GET', `/subjects/${encodeURIComponent(subject)}/entries`, { signal }),
  });

export const listsQuery = queryOptions({
  queryKey: ['register', 'lists'],
  queryFn: ({ signal }) => request(ListMatrix, 'GET', '/lists', { signal }),
});

export const listQuery = (number: string) =>
  queryOptions({
    queryKey: ['register', 'list', number],
    queryFn: ({ signal }) => request(ListPage, 'GET', `/lists/${encodeURIComponent(number)}`, { signal }),
  });

export const tasksQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ['register', 'tasks', month ?? ''],
    queryFn: ({ signal }) => request(TaskList, 'GET', '/tasks', { query: { month }, signal }),
  });

export const taskQuery = (number: string, month: string | undefined) =>
  queryOptions({
    queryKey: ['register', 'task', number, month ?? ''],
    queryFn: ({ signal }) =>
      request(TaskDetail, 'GET', `/tasks/${encodeURIComponent(number)}`, { query: { month }, signal }),
  });

export const todoQuery = (query: Partial<TodoQuery>) =>
  queryOptions({
    queryKey: ['register', 'todo', query],
    queryFn: ({ signal }) => request(Todo, 'GET', '/todo', { query, signal }),
    placeholderData: keepPreviousData,
  });

export const todoCountQuery = queryOptions({
  queryKey: ['register', 'todo', 'count'],
  queryFn: ({ signal }) => request(TodoCount, 'GET', '/todo/count', { signal }),
  staleTime: 60_000,
});

export const previewBulk = (register: string, ask: z.input<typeof BulkAsk>) =>
  request(BulkPreview, 'POST', under(register, 'bulk/preview'), { body: ask });

export const moveTogether = (register: string, move: z.input<typeof BulkMove>) =>
  request(BulkDone, 'POST', under(register, 'bulk'), { body: move });

export const bringHome = (register: string, file: File) =>
  upload(Homecoming, under(register, 'homecoming'), file);

export const takeHomecoming = (register: string, take: z.input<typeof HomecomingTake>) =>
  request(HomecomingTaken, 'POST', under(register, 'homecoming/take'), { body: take });

export const openEntry = (register: string, body: z.input<typeof NewEntryBody>) =>
  request(EntryDetail, 'POST', under(register, 'entries'), { body });

export const actOnEntry = (id: string, act: z.input<typeof EntryAct>) =>
  act.kind === 'comment'
    ? request(EntryDetail, 'POST', `/entries/${id}/comments`, {
        body: { revision: act.revision, text: act.text },
      })
    : request(EntryDetail, 'POST', `/entries/${id}/events`, { body: act });

export const attachEvidence = (
  id: string,
  kind: string,
  revision: number,
  file: File,
  onProgress?: (share: number) => void,
  place: Readonly<Record<string, string>> = {},
) =>
  upload(EntryDetail, `/entries/${id}/evidence`, file, {
    fields: { kind, revision: String(revision), ...place },
    onProgress,
  });
