import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../../../platform/deps.ts';
import type { Delivery } from './delivery.ts';
import { fanOut } from './fan-out.ts';
import { giveUpInterrupted, type LeasedMessage, leaseMessage, settleMessage } from './lease-message.ts';
import type { OutwardSettings } from './outward.ts';
import { sendMail } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';

/** One node's postman: one message at a time, beside the jobs, so that a slow server holds up nothing but the post. */
export interface Postman {
  start(): Promise<void>;
  /** Looks now instead of at the next round. */
  wake(): void;
  /** Sends what is due now; returns how many tries were made. */
  runDue(): Promise<number>;
  stop(): Promise<void>;
}

const POLL_MS = 5_000;

export type Send = (message: LeasedMessage, at: Date) => Promise<Delivery>;

/** Sends by the ways that are set up. */
const sendBy =
  ({ mail, webhook }: OutwardSettings): Send =>
  async ({ id, channel, address, subject, payload }, at) => {
    if (channel === 'mail' && mail) return sendMail(mail, id, address, subject, payload, at);
    if (channel === 'webhook' && webhook) return sendWebhook(webhook, id, payload, at);
    return { kind: 'retry', reason: '这条渠道没有配置' };
  };

export function createPostman(
  { db, clock, log }: Deps,
  outward: OutwardSettings,
  send: Send = sendBy(outward),
): Postman {
  const channels = [...(outward.mail ? ['mail'] : []), ...(outward.webhook ? ['webhook'] : [])];
  const stopping = new AbortController();
  let nap = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  async function fanOutAll(): Promise<void> {
    while (!stopping.signal.aborted) {
      if ((await db.transaction((tx) => fanOut(tx, outward, clock.now()))) === 0) return;
    }
  }

  async function runDue(): Promise<number> {
    await fanOutAll();
    await db.transaction((tx) => giveUpInterrupted(tx, clock.now()));
    if (channels.length === 0) return 0;
    for (let tries = 0; ; tries += 1) {
      const message = stopping.signal.aborted
        ? undefined
        : await db.transaction((tx) => leaseMessage(tx, channels, clock.now()));
      if (!message) return tries;
      const delivery = await send(message, clock.now());
      if (delivery.kind !== 'sent') {
        log.warn({ message: message.id, channel: message.channel, kind: delivery.kind }, 'not sent');
      }
      await db.transaction((tx) => settleMessage(tx, message, delivery, clock.now()));
    }
  }

  return {
    runDue,
    start: async () => {
      if (db.kind === 'embedded') await db.transaction((tx) => giveUpInterrupted(tx, clock.now(), true));
      loop = (async () => {
        while (!stopping.signal.aborted) {
          nap = new AbortController();
          await runDue().catch((error: unknown) =>
            log.warn({ err: error }, 'could not look into the outbox'),
          );
          const signal = AbortSignal.any([nap.signal, stopping.signal]);
          await wait(POLL_MS, undefined, { signal, ref: false }).catch(() => undefined);
        }
      })();
    },
    wake: () => nap.abort(),
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}
