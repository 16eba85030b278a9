import { request } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { Delivery } from './delivery.ts';
import type { OutwardPayload } from './message.ts';
import type { WebhookSettings } from './outward.ts';
import { signBody } from './sign-body.ts';

const PATIENCE_MS = 15_000;

function judge(status: number): Delivery {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status >= 300 && status < 400) {
    return { kind: 'refused', reason: `接口要求转到别处（${status}），平台不跟随` };
  }
  const later = status >= 500 || status === 408 || status === 429;
  return later
    ? { kind: 'retry', reason: `接口暂时不能接收（${status}）` }
    : { kind: 'refused', reason: `接口拒收（${status}）` };
}

/**
 * Sends one message to the interface that the operator set up, and nowhere else: a redirection is not followed. The id
 * goes with it at every try, so that the other side can tell a message it knows.
 *
 * @returns what became of it; an answer that does not come leaves it in doubt
 */
export function sendWebhook(
  { url, secret }: WebhookSettings,
  id: string,
  payload: OutwardPayload,
  at: Date,
  patienceMs = PATIENCE_MS,
): Promise<Delivery> {
  const body = JSON.stringify({ id, ...payload });
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'x-tenglong-delivery': id,
    'x-tenglong-timestamp': timestamp,
    'x-tenglong-signature': signBody(secret, timestamp, body),
  };
  return post(new URL(url), headers, body, patienceMs);
}

/** One request on a connection of its own; until that stands, nothing can have arrived. */
function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  patienceMs: number,
): Promise<Delivery> {
  const open = url.protocol === 'https:' ? requestSecure : request;
  return new Promise((resolve) => {
    let connected = false;
    const sent = open(url, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(patienceMs),
    });
    sent.once('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    sent.once('response', (response) => {
      resolve(judge(response.statusCode ?? 0));
      response.destroy();
    });
    sent.on('error', () =>
      resolve(
        connected
          ? { kind: 'doubtful', reason: '发出后没有等到接口答复，不能确定是否收到' }
          : { kind: 'retry', reason: '接口连不上' },
      ),
    );
    sent.end(body);
  });
}
