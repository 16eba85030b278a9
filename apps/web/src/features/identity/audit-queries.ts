import { queryOptions } from '@tanstack/react-query';
import { AuditChain, AuditPage } from '@tenglong/contracts/audit';
import { request } from '../../shared/api/index.ts';
import type { AuditSearch } from './audit-search.ts';

export const AUDIT_ROWS = 100;
export type AuditFilter = Pick<AuditSearch, 'account' | 'action' | 'subject' | 'day'>;

/** Newest first. */
export const auditQuery = ({ account, action, subject, day }: AuditFilter, page: number) =>
  queryOptions({
    queryKey: ['identity', 'audit', { account, action, subject, day }, page],
    queryFn: ({ signal }) =>
      request(AuditPage, 'GET', '/audit', {
        query: { account, action, subject, from: day, to: day, page, size: AUDIT_ROWS },
        signal,
      }),
  });

/** Reads the whole chain at the server, so it is not asked again with every filter. */
export const auditChainQuery = queryOptions({
  queryKey: ['identity', 'auditChain'],
  queryFn: ({ signal }) => request(AuditChain, 'GET', '/audit/chain', { signal }),
  staleTime: 5 * 60_000,
});
