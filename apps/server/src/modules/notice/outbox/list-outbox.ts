import {
  type OutboxPage,
  type OutboxQuery,
  type OutboxRow,
  outboxChannels,
  outboxStates,
} from '@tenglong/contracts/notice';
import { type SQL, sql } from 'drizzle-orm';
import { type Tx, totalOf } from '../../../platform/database/index.ts';
import type { OutwardSettings } from './outward.ts';

function conditionOf({ state, channel }: OutboxQuery): SQL {
  const conditions: SQL[] = [sql`true`];
  if (state) conditions.push(sql`o.state = any(${sql.param(state.split(','))}::text[])`);
  if (channel) conditions.push(sql`o.channel = any(${sql.param(channel.split(','))}::text[])`);
  return sql.join(conditions, sql` and `);
}

/** The desk: what went out and what did not, the last changed first, and which ways are set up. Two queries. */
export async function listOutbox(
  tx: Tx,
  query: OutboxQuery,
  { mail, webhook }: OutwardSettings,
): Promise<OutboxPage> {
  const { page, size } = query;
  const list = sql`from outbox o where ${conditionOf(query)}`;
  const rows = await tx.rows<Omit<OutboxRow, 'channelTitle' | 'stateTitle'> & { count: number }>(sql`
    select o.id, o.channel, o.recipient, o.address, o.subject, o.state, o.attempts, o.reason, o.made_at as "madeAt",
      o.changed_at as "changedAt", case when o.state = 'waiting' then o.run_at end as "nextAt", count(*) over () as count
    ${list} order by o.changed_at desc, o.id limit ${size} offset ${page * size}`);
  const counted = await tx.rows<{ state: OutboxRow['state']; n: number }>(
    sql`select state, count(*) as n from outbox group by state`,
  );
  const count = (state: OutboxRow['state']) => counted.find((one) => one.state === state)?.n ?? 0;
  return {
    rows: rows.map(({ count: _count, ...row }) => ({
      ...row,
      channelTitle: outboxChannels[row.channel],
      stateTitle: outboxStates[row.state],
    })),
    total: await totalOf(tx, rows, page, list),
    page,
    size,
    counts: {
      waiting: count('waiting'),
      sending: count('sending'),
      sent: count('sent'),
      doubtful: count('doubtful'),
      undelivered: count('undelivered'),
      void: count('void'),
    },
    mail: mail ? { host: new URL(mail.url).hostname, from: mail.from } : null,
    webhook: webhook ? { target: new URL(webhook.url).host } : null,
  };
}
