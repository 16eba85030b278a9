import { queryOptions } from '@tanstack/react-query';
import {
  type AstrayRecovery,
  BudgetOverview,
  MoneyCheck,
  type NewProposal,
  PaymentDetail,
  PaymentListDetail,
  PaymentLists,
  PaymentPage,
  ReturnEffect,
} from '@tenglong/contracts/money';
import { z } from 'zod';
import { request, upload } from '../../shared/api/index.ts';
import type { PageRequest } from '../../shared/table/index.ts';

export const PAYMENT_ROWS = 100;
export type PaymentFilterText = Readonly<Record<string, string | undefined>>;

export const listPayments = (filter: PaymentFilterText, { page, size, signal }: PageRequest) =>
  request(PaymentPage, 'GET', '/payments', { query: { ...filter, page, size }, signal });

export const paymentQuery = (entryId: string) =>
  queryOptions({
    queryKey: ['money', 'payment', entryId],
    queryFn: ({ signal }) => request(PaymentDetail, 'GET', `/payments/${entryId}`, { signal }),
  });

export const paymentListsQuery = queryOptions({
  queryKey: ['money', 'lists'],
  queryFn: ({ signal }) => request(PaymentLists, 'GET', '/payment-lists', { signal }),
});
export const drawPaymentList = () => request(PaymentListDetail, 'POST', '/payment-lists');

/** Money that came back of a line that should not have been paid, with the bank's receipt. */
export const recoverAstray = (list: string, seq: number, told: AstrayRecovery, receipt: File) =>
  upload(PaymentLists, `/payment-lists/${list}/lines/${seq}/recoveries`, receipt, { fields: told });
export const receiptPath = (list: string, seq: number, file: string): string =>
  `/payment-lists/${list}/lines/${seq}/recoveries/${file}`;

/** Held against the list; with the hash of what was looked at, taken over, and with it the lines said to be paid twice. */
export const sendReturn = (
  list: string,
  file: File,
  taking?: { readonly seen: string; readonly twice: readonly number[] },
) =>
  upload(
    ReturnEffect,
    `/payment-lists/${list}/return`,
    file,
    taking ? { fields: { seen: taking.seen, twice: taking.twice.join(',') } } : {},
  );

export const budgetQuery = (year: number | undefined) =>
  queryOptions({
    queryKey: ['money', 'budget', year ?? null],
    queryFn: ({ signal }) =>
      request(BudgetOverview, 'GET', '/budget', { query: { year: year?.toString() }, signal }),
  });
export const proposeMoney = (body: z.input<typeof NewProposal>) =>
  request(BudgetOverview, 'POST', '/budget/proposals', { body });
export const decideMoney = (id: string, decision: 'confirmation' | 'withdrawal') =>
  request(BudgetOverview, 'POST', `/budget/proposals/${id}/${decision}`);
export const forecastMoney = () =>
  request(z.object({ applications: z.number().int() }), 'POST', '/budget/forecast');
export const checkMoney = () => request(MoneyCheck, 'GET', '/money/check');
