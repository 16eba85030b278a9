import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { backoffSeconds, type Delivery, MOST_ATTEMPTS } from './delivery.ts';
import type { OutwardPayload } from './message.ts';

/** Longer than any try can take: a sender that says nothing for so long has died in the middle of it. */
export const SENDING_SECONDS = 120;

export interface LeasedMessage {
  readonly id: string;
  readonly channel: 'mail' | 'webhook';
  readonly address: string;
  readonly subject: string;
  readonly payload: OutwardPayload;
  readonly attempts: number;
  readonly leaseToken: string;
}

const later = (at: Date, seconds: number): string => new Date(at.getTime() + seconds * 1000).toISOString();

/** Takes the message that is due longest; no two nodes take the same. It counts as sent at from here on. */
export async function leaseMessage(
  tx: Tx,
  channels: readonly string[],
  at: Date,
): Promise<LeasedMessage | undefined> {
  const now = at.toISOString();
  const [message] = await tx.rows<LeasedMessage>(sql`
    update outbox o set state = 'sending', attempts = attempts + 1, lease_token = ${randomUUID()}::uuid,
      lease_until = ${later(at, SENDING_SECONDS)}::timestamptz, changed_at = ${now}::timestamptz
    where o.id in (
      select id from outbox where state = 'waiting' and run_at <= ${now}::timestamptz
        and channel = any(${sql.param(channels)}::text[])
      order by run_at, id limit 1 for update skip locked)
    returning o.id, o.channel, o.address, o.subject, o.payload, o.attempts, o.lease_token as "leaseToken"`);
  return message;
}

const STATES = { sent: 'sent', refused: 'undelivered', doubtful: 'doubtful' } as const;

/** Writes down what became of a try; nothing if the message has been given up as doubtful meanwhile. */
export async function settleMessage(
  tx: Tx,
  { id, leaseToken, attempts }: Pick<LeasedMessage, 'id' | 'leaseToken' | 'attempts'>,
  delivery: Delivery,
  at: Date,
): Promise<void> {
  const again = delivery.kind === 'retry' && attempts < MOST_ATTEMPTS;
  const state = again ? 'waiting' : delivery.kind === 'retry' ? 'undelivered' : STATES[delivery.kind];
  const reason =
    delivery.kind === 'sent'
      ? ''
      : delivery.kind === 'retry' && !again
        ? `${delivery.reason}，试了 ${attempts} 次`
        : delivery.reason;
  await tx.run(sql`
    update outbox set state = ${state}, reason = ${reason}, lease_token = null, lease_until = null,
      run_at = ${again ? later(at, backoffSeconds(attempts)) : at.toISOString()}::timestamptz,
      changed_at = ${at.toISOString()}::timestamptz
    where id = ${id} and state = 'sending' and lease_token = ${leaseToken}::uuid`);
}

/**
 * A sender died between sending and writing down: nobody can know, and it is not sent again by itself.
 *
 * @param all - at the start of the only process on a database, whoever was sending is gone
 */
export async function giveUpInterrupted(tx: Tx, at: Date, all = false): Promise<number> {
  return tx.run(sql`
    update outbox set state = 'doubtful', reason = '发送中途程序停了，不能确定是否送达', lease_token = null,
      lease_until = null, changed_at = ${at.toISOString()}::timestamptz
    where state = 'sending' and (${all}::boolean or lease_until <= ${at.toISOString()}::timestamptz)`);
}
