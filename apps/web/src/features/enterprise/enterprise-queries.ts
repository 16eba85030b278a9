import { queryOptions } from '@tanstack/react-query';
import {
  Dossier,
  EnterpriseChange,
  EnterprisePage,
  EnterpriseSums,
  FactSource,
  type NewAlias,
  type NewView,
  SavedView,
} from '@tenglong/contracts/enterprise';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';
import type { PageRequest } from '../../shared/table/index.ts';

export const PAGE_ROWS = 100;

/** Filter of the list as the server takes it; what is undefined is left out. */
export type ListFilter = Readonly<Record<string, string | number | undefined>>;

export const listEnterprises = (filter: ListFilter, { page, size, signal }: PageRequest) =>
  request(EnterprisePage, 'GET', '/enterprises', { query: { ...filter, page, size }, signal });

export const sumsQuery = ({ sort: _sort, dir: _dir, ...filter }: ListFilter) =>
  queryOptions({
    queryKey: ['enterprise', 'sums', filter],
    queryFn: ({ signal }) => request(EnterpriseSums, 'GET', '/enterprises/sums', { query: filter, signal }),
  });

export const dossierQuery = (creditCode: string) =>
  queryOptions({
    queryKey: ['enterprise', 'dossier', creditCode],
    queryFn: ({ signal }) => request(Dossier, 'GET', `/enterprises/${creditCode}`, { signal }),
  });

export const changesQuery = (creditCode: string) =>
  queryOptions({
    queryKey: ['enterprise', 'changes', creditCode],
    queryFn: ({ signal }) =>
      request(z.array(EnterpriseChange), 'GET', `/enterprises/${creditCode}/changes`, { signal }),
  });

export const sourceQuery = (creditCode: string, year: number, fact: string) =>
  queryOptions({
    queryKey: ['enterprise', 'source', creditCode, year, fact],
    queryFn: ({ signal }) =>
      request(FactSource, 'GET', `/enterprises/${creditCode}/facts/${year}/${fact}`, { signal }),
  });

export const viewsQuery = (page: string) =>
  queryOptions({
    queryKey: ['enterprise', 'views', page],
    queryFn: ({ signal }) => request(z.array(SavedView), 'GET', '/views', { query: { page }, signal }),
  });

export const saveView = (view: NewView) => request(SavedView, 'POST', '/views', { body: view });
export const deleteView = (id: string) => request(z.void(), 'DELETE', `/views/${id}`);
export const addAlias = (creditCode: string, body: NewAlias) =>
  request(z.void(), 'POST', `/enterprises/${creditCode}/aliases`, { body });
export const withdrawAlias = (creditCode: string, id: string) =>
  request(z.void(), 'DELETE', `/enterprises/${creditCode}/aliases/${id}`);
