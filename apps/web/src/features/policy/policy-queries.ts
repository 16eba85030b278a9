import { queryOptions } from '@tanstack/react-query';
import { CalculatorLibrary, CalculatorPolicy, PolicyLibrary, PolicyPage } from '@tenglong/contracts/policy';
import { request } from '../../shared/api/index.ts';

export const libraryQuery = queryOptions({
  queryKey: ['policy', 'library'],
  queryFn: ({ signal }) => request(PolicyLibrary, 'GET', '/policies', { signal }),
});

export const policyQuery = (id: string, from?: string) =>
  queryOptions({
    queryKey: ['policy', 'page', id, from],
    queryFn: ({ signal }) =>
      request(PolicyPage, 'GET', `/policies/${encodeURIComponent(id)}`, { query: { from }, signal }),
  });

export const calculatorsQuery = queryOptions({
  queryKey: ['policy', 'calculators'],
  queryFn: ({ signal }) => request(CalculatorLibrary, 'GET', '/calculator', { signal }),
});

/** The rules of one policy; without a version those in force. */
export const calculatorQuery = (id: string, version: string | undefined) =>
  queryOptions({
    queryKey: ['policy', 'calculator', id, version],
    queryFn: ({ signal }) =>
      request(CalculatorPolicy, 'GET', `/calculator/${encodeURIComponent(id)}`, {
        query: { version },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
