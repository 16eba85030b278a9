import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
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

/** A password crosses the network in a protected connection only, and so does everything where an authority is named. */
function transportOf({ url, ca }: MailSettings, { connectMs, answerMs }: MailPatience = PATIENCE) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 25) : Number(port),
    secure,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    requireTLS: !secure && (ca !== undefined || (username !== '' && !LOOPBACK.has(hostname))),
    ...(ca === undefined ? {} : { tls: { ca: [...rootCertificates, ca] } }),
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

const read = (error: unknown, key: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;

/** What is wrong with the server's certificate, by what Node's TLS says: Nodemailer keeps the sentence, not the code. */
const CERTIFICATE: readonly (readonly [said: RegExp, reason: string])[] = [
  [/certificate has expired/i, '邮件服务器的证书已过期，请系统管理员换证书'],
  [/certificate is not yet valid/i, '邮件服务器的证书还没到生效日期，请系统管理员核对两边的时钟'],
  [
    /does not match certificate/i,
    '邮件服务器的证书不是发给这个主机名的，请系统管理员核对 TENGLONG_SMTP_URL 里的主机名',
  ],
  [
    /self.signed certificate|unable to (get|verify)|invalid CA|certificate (not trusted|signature)/i,
    '邮件服务器的证书不受信任，请系统管理员用 TENGLONG_MAIL_CA 指明签发它的机构证书',
  ],
];

/** Why a mail was not even begun to be handed in: the connection was not made, or is not as protected as it must be. */
function whyNotConnected(error: unknown): string | undefined {
  const code = read(error, 'code');
  const said = String(read(error, 'message'));
  const found = CERTIFICATE.find(([pattern]) => pattern.test(said));
  if ((code === 'ETLS' || code === 'ESOCKET') && found) return found[1];
  return code === 'ETLS' ? '邮件服务器没有按要求加密连接，信没有交出' : undefined;
}

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
    const unprotected = whyNotConnected(error);
    if (unprotected !== undefined) return { kind: 'retry', reason: unprotected };
    const code = read(error, 'responseCode');
    if (typeof code === 'number') {
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
