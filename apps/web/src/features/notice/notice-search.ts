import { OUTBOX_CHANNELS, OUTBOX_STATES } from '@tenglong/contracts/notice';
import { z } from 'zod';
import { choicesParam, flagParam, listParam, textParam, wholeParam } from '../../shared/url/index.ts';

/** 消息 in the address: kinds, list, only what is unread, page. */
export const NoticeSearch = z.object({
  kind: listParam(),
  register: textParam(),
  unread: flagParam(),
  page: wholeParam(0, 100_000, 0),
});
export type NoticeSearch = z.infer<typeof NoticeSearch>;

/** 外发台 in the address. Without a state what a person has to decide about is shown. */
export const OutboxSearch = z.object({
  state: choicesParam(OUTBOX_STATES),
  channel: choicesParam(OUTBOX_CHANNELS),
  page: wholeParam(0, 100_000, 0),
});
export type OutboxSearch = z.infer<typeof OutboxSearch>;

const address = (path: string, parts: Readonly<Record<string, string | undefined>>): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(parts)) if (value) params.set(key, value);
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
};

export const noticesHref = ({ kind, register, unread, page }: NoticeSearch): string =>
  address('/notices', {
    kind: kind.join(','),
    register,
    unread: unread ? '1' : undefined,
    page: page === 0 ? undefined : String(page),
  });

export const outboxHref = ({ state, channel, page }: OutboxSearch): string =>
  address('/outbox', {
    state: state.join(','),
    channel: channel.join(','),
    page: page === 0 ? undefined : String(page),
  });
