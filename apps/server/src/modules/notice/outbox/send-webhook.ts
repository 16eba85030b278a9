import type { Delivery } from './delivery.ts';
import type { OutwardPayload } from './message.ts';
import type { WebhookSettings } from './outward.ts';
import { signBody } from './sign-body.ts';

const PATIENCE_MS = 15_000;

/** Nothing was listening, or nobody is called that: the request never left. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : '';
};

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
export async function sendWebhook(
  { url, secret }: WebhookSettings,
  id: string,
  payload: OutwardPayload,
  at: Date,
  patienceMs = PATIENCE_MS,
): Promise<Delivery> {
  const body = JSON.stringify({ id, ...payload });
  const timestamp = String(Math.floor(at.getTime() / 1000));
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-tenglong-delivery': id,
        'x-tenglong-timestamp': timestamp,
        'x-tenglong-signature': signBody(secret, timestamp, body),
      },
      body,
    });
    await response.body?.cancel();
    return judge(response.status);
  } catch (error) {
    if (NEVER_LEFT.has(codeOf(error))) return { kind: 'retry', reason: '接口连不上' };
    return { kind: 'doubtful', reason: '发出后没有等到接口答复，不能确定是否收到' };
  }
}
