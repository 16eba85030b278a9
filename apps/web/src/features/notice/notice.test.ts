import type { NoticeRow } from '@tenglong/contracts/notice';
import { describe, expect, test } from 'vitest';
import { NoticeSearch, noticesHref, OutboxSearch, outboxHref } from './notice-search.ts';
import { byDay, noticesSentence, outboxLead, outboxSentence } from './notice-words.ts';

describe('消息 in the address', () => {
  test('keeps what was chosen, and forgives what is stale', () => {
    const search = NoticeSearch.parse({ kind: 'assigned,returned', unread: '1', page: '2' });
    expect(noticesHref(search)).toBe('/notices?kind=assigned%2Creturned&unread=1&page=2');
    expect(noticesHref(NoticeSearch.parse({ page: 'x', unread: 'perhaps' }))).toBe('/notices');
  });
  test('the desk knows its states only', () => {
    const search = OutboxSearch.parse({ state: 'sent,lost', channel: 'mail' });
    expect(outboxHref(search)).toBe('/outbox?state=sent&channel=mail');
  });
});

describe('the sentence', () => {
  test.each([
    [{ unread: 3, total: 9 }, false, '3 条消息未读'],
    [{ unread: 0, total: 9 }, false, '消息都已读过'],
    [{ unread: 0, total: 0 }, false, '还没有消息'],
    [{ unread: 0, total: 0 }, true, '消息都已读过'],
  ])('of %o, filtered %s', (page, filtered, expected) => {
    expect(noticesSentence(page, filtered)).toBe(expected);
  });

  const NONE = { waiting: 0, sending: 0, sent: 0, doubtful: 0, undelivered: 0, void: 0 };
  const WEBHOOK = { target: 'oa.example' };
  test.each([
    [{ counts: NONE, mail: null, webhook: null }, '外发渠道没有配置，消息只在平台内'],
    [{ counts: NONE, mail: null, webhook: WEBHOOK }, '外发消息都已送达'],
    [{ counts: { ...NONE, waiting: 2 }, mail: null, webhook: WEBHOOK }, '外发消息 2 件待发'],
    [
      { counts: { ...NONE, undelivered: 2, doubtful: 1 }, mail: null, webhook: WEBHOOK },
      '外发消息 2 件没有送达，1 件不能确定是否送达',
    ],
  ])('of the desk %#', (page, expected) => {
    expect(outboxSentence(page)).toBe(expected);
  });

  test('says below it what is set up and how the rest stands', () => {
    expect(
      outboxLead({ counts: { ...NONE, sent: 5, waiting: 1, sending: 1 }, mail: null, webhook: WEBHOOK }),
    ).toBe('邮件没有配置；接口发往 oa.example。已发 5 件，待发 2 件。');
  });
});

test('notices stand under their day, in the order they come', () => {
  const row = (id: string, on: string): NoticeRow => ({
    id,
    on,
    kind: 'assigned',
    kindTitle: '交办',
    title: '',
    body: '',
    register: '',
    registerTitle: '',
    href: '/',
    at: '2023-09-01T00:00:00Z',
    read: false,
  });
  const days = byDay([row('1', '2023-09-02'), row('2', '2023-09-02'), row('3', '2023-09-01')]);
  expect(days.map(({ day, rows }) => [day, rows.map(({ id }) => id)])).toEqual([
    ['2023-09-02', ['1', '2']],
    ['2023-09-01', ['3']],
  ]);
});
