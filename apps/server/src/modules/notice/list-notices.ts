import type { NoticePage, NoticeQuery, NoticeRow } from '@tenglong/contracts/notice';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { type Tx, totalOf } from '../../platform/database/index.ts';
import { hasRead, ownNotices } from './own-notices.ts';

/** How many of the reader's notices are unread, for the bell. One query. */
export async function countUnread(tx: Tx, actor: Actor): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from notices n where ${ownNotices(actor)} and not ${hasRead(actor)}`,
  );
  return row?.n ?? 0;
}

function conditionOf(actor: Actor, { kind, register, unread }: NoticeQuery): SQL {
  const conditions = [ownNotices(actor)];
  if (kind) conditions.push(sql`n.kind = any(${sql.param(kind.split(','))}::text[])`);
  if (register) conditions.push(sql`n.register = ${register}`);
  if (unread) conditions.push(sql`not ${hasRead(actor)}`);
  return sql.join(conditions, sql` and `);
}

/** The reader's own notices, newest first. Two queries, however many. */
export async function listNotices(tx: Tx, actor: Actor, query: NoticeQuery): Promise<NoticePage> {
  const { page, size } = query;
  const list = sql`from notices n where ${conditionOf(actor, query)}`;
  const rows = await tx.rows<NoticeRow & { count: number }>(sql`
    select n.id, n.kind, n.kind_title as "kindTitle", n.title, n.body, n.register, n.register_title as "registerTitle",
      n.href, n.happened_on as "on", n.at, ${hasRead(actor)} as read, count(*) over () as count
    ${list}
    order by n.at desc, n.seq desc limit ${size} offset ${page * size}`);
  const lists = await tx.rows<{ id: string; title: string; unread: number }>(sql`
    select n.register as id, max(n.register_title) as title, count(*) filter (where not ${hasRead(actor)}) as unread
    from notices n where ${ownNotices(actor)} group by n.register order by 2`);
  return {
    rows: rows.map(({ count: _count, ...row }) => row),
    total: await totalOf(tx, rows, page, list),
    page,
    size,
    unread: lists.reduce((all, { unread }) => all + unread, 0),
    registers: lists.map(({ id, title }) => ({ id, title })),
  };
}
