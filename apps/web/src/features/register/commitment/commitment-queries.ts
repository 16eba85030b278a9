import { queryOptions } from '@tanstack/react-query';
import {
  BankList,
  CommitmentOverview,
  EnterpriseCommitments,
  LetterMade,
  type NewLetter,
  PromiseSheet,
} from '@tenglong/contracts/register';
import { z } from 'zod';
import { request } from '../../../shared/api/index.ts';

export const commitmentsQuery = queryOptions({
  queryKey: ['register', 'commitments'],
  queryFn: ({ signal }) => request(CommitmentOverview, 'GET', '/commitments', { signal }),
});

export const enterpriseCommitmentsQuery = (creditCode: string) =>
  queryOptions({
    queryKey: ['register', 'commitments', creditCode],
    queryFn: ({ signal }) =>
      request(EnterpriseCommitments, 'GET', `/enterprises/${creditCode}/commitments`, { signal }),
  });

/** What an entry promises, owes and is barred by. */
export const promisesQuery = (entryId: string, revision: number) =>
  queryOptions({
    queryKey: ['register', 'promises', entryId, revision],
    queryFn: ({ signal }) => request(PromiseSheet, 'GET', `/entries/${entryId}/promises`, { signal }),
  });

export const bankListQuery = queryOptions({
  queryKey: ['register', 'bank-list'],
  queryFn: ({ signal }) => request(BankList, 'GET', '/bank-list', { signal }),
});

export const askInterlock = (entryId: string, reason: string) =>
  request(PromiseSheet, 'POST', `/entries/${entryId}/interlock`, { body: { reason } });

export const confirmInterlock = (entryId: string, decision: string) =>
  request(PromiseSheet, 'POST', `/entries/${entryId}/interlock/${decision}`, { body: {} });

export const issueLetter = (entryId: string, body: NewLetter) =>
  request(LetterMade, 'POST', `/entries/${entryId}/letters`, { body });

export const proposeDishonesty = (
  entryId: string,
  fields: Readonly<Record<string, string | boolean | null>>,
) => request(z.object({ entry: z.string() }), 'POST', `/entries/${entryId}/dishonesty`, { body: { fields } });
