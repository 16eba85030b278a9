import { queryOptions } from '@tanstack/react-query';
import { PolicyLibrary, PolicyPage } from '@tenglong/contracts/policy';
import { request } from '../../shared/api/index.ts';

export const libraryQuery = queryOptions({
  queryKey: ['policy', 'library'],
  queryFn: ({ signal }) => request(PolicyLibrary, 'GET', '/policies', { signal }),
});

export const policyQuery = (id: string) =>
  queryOptions({
    queryKey: ['policy', 'page', id],
    queryFn: ({ signal }) => request(PolicyPage, 'GET', `/policies/${encodeURIComponent(id)}`, { signal }),
  });
