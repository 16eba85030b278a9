import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Delivery } from './delivery.ts';
import { mailText, type OutwardPayload } from './message.ts';
import type { MailSettings } from './outward.ts';

export interface MailPatience {
  readonly connectMs: number;
  readonly answerMs: number;
}
const PATIENCE: MailPatience = { connectMs: 10_000, answerMs: 20_000 };

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A password crosses the network in a protected connection only. */
export function transportOf({ url }: MailSettings, { connectMs, answerMs }: MailPatience = PATIENCE) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 25) : Number(port),
    secure,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    requireTLS: username !== '' && !secure && !LOOPBACK.has(hostname),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The same at every try, so that a mailbox can tell a mail it has already. */
export const messageId = (id: string, from: string): string =>
  `<${id}@${
    from
      .replace(/[<>\s]/g, '')
      .split('@')
      .at(-1) || 'tenglong'
  }>`;

const responseCode = (error: unknown): number | undefined => {
  const code: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined;
  return typeof code === 'number' ? code : undefined;
};

/**
 * Hands one mail in.
 *
 * @returns what became of it; once the whole mail has been handed over, an answer that does not come leaves it in doubt
 */
export async function sendMail(
  settings: MailSettings,
  id: string,
  to: string,
  subject: string,
  payload: OutwardPayload,
  at: Date,
  patience?: MailPatience,
): Promise<Delivery> {
  const { from } = settings;
  const mail = await new MailComposer({
    from,
    to,
    subject: `【腾笼】${subject}`,
    text: mailText(payload),
    messageId: messageId(id, from),
    date: at,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build();
  const raw = Readable.from([mail]);
  let handedOver = false;
  raw.once('end', () => {
    handedOver = true;
  });
  const transport = transportOf(settings, patience);
  try {
    await transport.sendMail({ envelope: { from, to }, raw });
    return { kind: 'sent' };
  } catch (error) {
    const code = responseCode(error);
    if (code !== undefined) {
      return code >= 500
        ? { kind: 'refused', reason: `邮件服务器拒收（${code}）` }
        : { kind: 'retry', reason: `邮件服务器暂时不收（${code}）` };
    }
    if (handedOver) return { kind: 'doubtful', reason: '邮件交出后没有等到服务器答复，不能确定是否收下' };
    return { kind: 'retry', reason: '邮件服务器连不上' };
  } finally {
    transport.close();
  }
}
