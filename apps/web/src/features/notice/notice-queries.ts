import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type AddressBody,
  NoticeCount,
  NoticePage,
  type NoticesRead,
  OutboxPage,
  OutwardAddress,
} from '@tenglong/contracts/notice';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';
import type { NoticeSearch, OutboxSearch } from './notice-search.ts';

export const NOTICE_ROWS = 50;
export const OUTBOX_ROWS = 50;
const SOON_MS = 30_000;

export const noticesQuery = ({ kind, register, unread, page }: NoticeSearch) =>
  queryOptions({
    queryKey: ['notice', 'list', { kind, register, unread, page }],
    queryFn: ({ signal }) =>
      request(NoticePage, 'GET', '/notices', {
        query: { kind: kind.join(','), register, unread: unread || undefined, page, size: NOTICE_ROWS },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** For the bell: looked at again every half minute, while the page is in sight. */
export const noticeCountQuery = queryOptions({
  queryKey: ['notice', 'count'],
  queryFn: ({ signal }) => request(NoticeCount, 'GET', '/notices/count', { signal }),
  staleTime: SOON_MS,
  refetchInterval: SOON_MS,
});

export const markRead = (which: NoticesRead) =>
  request(NoticeCount, 'POST', '/notices/read', { body: which });

/** What a person has to decide about, unless something else is asked for. */
export const OPEN_STATES = ['undelivered', 'doubtful'] as const;

export const outboxQuery = ({ state, channel, page }: OutboxSearch) =>
  queryOptions({
    queryKey: ['notice', 'outbox', { state, channel, page }],
    queryFn: ({ signal }) =>
      request(OutboxPage, 'GET', '/outbox', {
        query: {
          state: (state.length > 0 ? state : OPEN_STATES).join(','),
          channel: channel.join(','),
          page,
          size: OUTBOX_ROWS,
        },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const addressesQuery = queryOptions({
  queryKey: ['notice', 'addresses'],
  queryFn: ({ signal }) => request(z.array(OutwardAddress), 'GET', '/outbox/addresses', { signal }),
});

const Done = z.object({ done: z.literal(true) });
export const resendMessage = (id: string) => request(Done, 'POST', `/outbox/${id}/resend`);
export const voidMessage = (id: string, reason: string) =>
  request(Done, 'POST', `/outbox/${id}/void`, { body: { reason } });
export const setAddress = (body: AddressBody) =>
  request(z.array(OutwardAddress), 'PUT', '/outbox/addresses', { body });
