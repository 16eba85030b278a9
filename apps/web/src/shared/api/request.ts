import type { z } from 'zod';
import { ApiProblem, problemFrom } from './api-problem.ts';
import { announceIfSignedOut } from './signed-out.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions {
  /** Query parameters; absent and empty ones are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON, or as it is when it is a form. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** The address of an endpoint under `/api`, with its query. */
export function apiPath(path: string, query: RequestOptions['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

/**
 * Asks the server and checks the answer against the contract's schema.
 *
 * @param schema - what the contract promises; pass `z.void()` for an answer without content
 * @throws ApiProblem for every refusal, a lost network and an answer that breaks the contract; an abort passes through
 */
export async function request<Schema extends z.ZodType>(
  schema: Schema,
  method: Method,
  path: string,
  { query, body, signal }: RequestOptions = {},
): Promise<z.output<Schema>> {
  const form = body instanceof FormData;
  const response = await send(apiPath(path, query), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && !form ? { 'content-type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const requestId = response.headers.get('x-request-id') ?? '';
  const answer = await readBody(response);
  if (!response.ok) throw refused(response.status, answer, requestId);
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw ApiProblem.local('ANSWER_NOT_UNDERSTOOD', response.status, requestId);
  return parsed.data;
}

export function refused(status: number, answer: unknown, requestId: string): ApiProblem {
  const problem = problemFrom(status, answer, requestId);
  announceIfSignedOut(problem);
  return problem;
}

/** fetch, with a lost network as a problem; an abort stays an abort. */
export async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ApiProblem.local('OFFLINE');
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
