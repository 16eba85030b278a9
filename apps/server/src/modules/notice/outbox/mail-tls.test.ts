import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { type Certificate, createAuthority } from '../../../../test/make-certificates.ts';
import type { OutwardPayload } from './message.ts';
import { sendMail } from './send-mail.ts';

/** A real mail server, with certificates of an authority that only this test knows. */
const authority = createAuthority('云屏县信息中心');
const stranger = createAuthority('别的机构');

const ID = '8a5f2a44-4b5c-4c0e-9f0a-3f1f6c1d2e3f';
const payload: OutwardPayload = {
  county: '云屏县',
  recipient: { party: 'unit', of: '339921001', name: '石桥街道' },
  notices: [],
};

interface Server {
  readonly port: number;
  readonly mails: string[];
  readonly passwords: string[];
  readonly protected: boolean[];
  refuseOnce: boolean;
}
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(certificate: Certificate, options: SMTPServerOptions = {}): Promise<Server> {
  const state: Server = { port: 0, mails: [], passwords: [], protected: [], refuseOnce: false };
  const server = new SMTPServer({
    ...certificate,
    authOptional: true,
    logger: false,
    onAuth: (auth, _session, done) => {
      state.passwords.push(auth.password ?? '');
      done(null, { user: auth.username });
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        state.mails.push(Buffer.concat(parts).toString());
        state.protected.push(session.secure);
        const busy = state.refuseOnce;
        state.refuseOnce = false;
        done(busy ? Object.assign(new Error('later'), { responseCode: 451 }) : null);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return Object.assign(state, { port: (server.server.address() as AddressInfo).port });
}

const send = (url: string, ca?: string) =>
  sendMail(
    { url, from: 'pingtai@yunping.gov.cn', ...(ca === undefined ? {} : { ca }) },
    ID,
    'shiqiao@yunping.gov.cn',
    '黄牌 1 件',
    payload,
    new Date('2023-09-01T02:00:00Z'),
    { connectMs: 2_000, answerMs: 2_000 },
  );

const UNTRUSTED = '邮件服务器的证书不受信任，请系统管理员用 TENGLONG_MAIL_CA 指明签发它的机构证书';

describe.each([
  ['TLS from the first byte', 'smtps', true],
  ['STARTTLS', 'smtp', false],
])('%s', (_title, scheme, secure) => {
  const good = () => serve(authority.issue('localhost'), { secure });
  const at = ({ port }: Server) => `${scheme}://127.0.0.1:${port}`;

  test('is delivered when the authority is given, in a protected connection', async () => {
    const server = await good();
    expect(await send(at(server), authority.cert)).toEqual({ kind: 'sent' });
    expect(server.protected).toEqual([true]);
    expect(server.mails[0]).toContain(`Message-ID: <${ID}@yunping.gov.cn>`);
  });

  test('hands its password over inside it', async () => {
    const server = await good();
    const url = at(server).replace('://', '://pingtai:p%40ss@');
    expect(await send(url, authority.cert)).toEqual({ kind: 'sent' });
    expect(server.passwords).toEqual(['p@ss']);
  });

  test('is the same mail with the same Message-ID when it is tried again', async () => {
    const server = await good();
    server.refuseOnce = true;
    expect(await send(at(server), authority.cert)).toEqual({
      kind: 'retry',
      reason: '邮件服务器暂时不收（451）',
    });
    expect(await send(at(server), authority.cert)).toEqual({ kind: 'sent' });
    expect(server.mails).toHaveLength(2);
    expect(server.mails[1]).toBe(server.mails[0]);
  });

  test.each([
    ['nobody vouches for', authority.issue('localhost'), undefined, UNTRUSTED],
    ['another authority vouches for', stranger.issue('localhost'), authority.cert, UNTRUSTED],
    [
      'has run out',
      authority.issue('localhost', { until: new Date(Date.now() - 1000) }),
      authority.cert,
      '邮件服务器的证书已过期，请系统管理员换证书',
    ],
    [
      'is another host’s',
      authority.issue('mail.yunping.gov.cn', { loopback: false }),
      authority.cert,
      '邮件服务器的证书不是发给这个主机名的，请系统管理员核对 TENGLONG_SMTP_URL 里的主机名',
    ],
  ])('hands nothing to a server whose certificate %s', async (_why, certificate, ca, reason) => {
    const server = await serve(certificate, { secure });
    const url = at(server).replace('://', '://pingtai:secret@');
    expect(await send(url, ca)).toEqual({ kind: 'retry', reason });
    expect([server.mails, server.passwords]).toEqual([[], []]);
  });
});

test('where an authority is named, a server that offers no protection gets nothing', async () => {
  const server = await serve(authority.issue('localhost'), { disabledCommands: ['STARTTLS'] });
  expect(await send(`smtp://127.0.0.1:${server.port}`, authority.cert)).toEqual({
    kind: 'retry',
    reason: '邮件服务器没有按要求加密连接，信没有交出',
  });
  expect(server.mails).toEqual([]);
});
