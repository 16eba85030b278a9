import { queryOptions } from '@tanstack/react-query';
import { JournalPage, LedgerCheck, LedgerOverview, type NewTransfer } from '@tenglong/contracts/ledger';
import type { z } from 'zod';
import { request } from '../../shared/api/index.ts';
import type { PageRequest } from '../../shared/table/index.ts';

export const JOURNAL_ROWS = 100;
export type JournalFilterText = Readonly<Record<string, string | undefined>>;

export const ledgerQuery = queryOptions({
  queryKey: ['ledger', 'overview'],
  queryFn: ({ signal }) => request(LedgerOverview, 'GET', '/ledger', { signal }),
});

export const listJournal = (filter: JournalFilterText, { page, size, signal }: PageRequest) =>
  request(JournalPage, 'GET', '/ledger/journal', { query: { ...filter, page, size }, signal });

export const checkLedger = () => request(LedgerCheck, 'GET', '/ledger/check');
export const settleLedger = () => request(LedgerCheck, 'POST', '/ledger/settlement');

export const proposeTransfer = (body: z.input<typeof NewTransfer>) =>
  request(LedgerOverview, 'POST', '/ledger/transfers', { body });
export const decideTransfer = (id: string, decision: 'confirmation' | 'withdrawal') =>
  request(LedgerOverview, 'POST', `/ledger/transfers/${id}/${decision}`);
