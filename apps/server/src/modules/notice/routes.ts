import { NoticeCount, NoticePage, NoticeQuery, NoticesRead } from '@tenglong/contracts/notice';
import type { Deps } from '../../platform/deps.ts';
import type { Routes } from '../../platform/http/index.ts';
import { countUnread, listNotices } from './list-notices.ts';
import { readNotices } from './read-notices.ts';

/** 消息: everybody's own, and nobody else's. */
export const noticeRoutes: Routes<Deps> = async (app, { deps }) => {
  const config = { permission: 'notice.read' } as const;
  app.get(
    '/notices',
    { config, schema: { summary: '消息', querystring: NoticeQuery, response: { 200: NoticePage } } },
    ({ actor, query }) => deps.db.read((tx) => listNotices(tx, actor, query)),
  );
  app.get(
    '/notices/count',
    { config, schema: { summary: '未读消息数', response: { 200: NoticeCount } } },
    ({ actor }) => deps.db.read(async (tx) => ({ unread: await countUnread(tx, actor) })),
  );
  app.post(
    '/notices/read',
    { config, schema: { summary: '消息标为已读', body: NoticesRead, response: { 200: NoticeCount } } },
    async ({ actor, body }) => ({ unread: await readNotices(deps, actor, body) }),
  );
};
