import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { fakeMailServer, type MailMood } from '../../../../test/fake-mail-server.ts';
import { fakeWebhook } from '../../../../test/fake-webhook.ts';
import { backoffSeconds, type Delivery } from './delivery.ts';
import { mailText, type OutwardPayload, subjectOf } from './message.ts';
import { messageId, sendMail } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';
import { signBody } from './sign-body.ts';

const at = new Date('2023-09-01T02:00:00Z');
const ID = '7f0c1f0e-8b1e-4c3e-9d53-0f6b8f9c2a11';
const payload: OutwardPayload = {
  county: '云屏县',
  recipient: { party: 'unit', of: '339921001', name: '石桥街道' },
  notices: [
    {
      id: '1',
      kind: 'escalated',
      kindTitle: '黄牌',
      register: 'cleanup',
      registerTitle: '低效整治',
      title: '云屏甲号厂',
      body: '“整改”逾期 3 天，请办“报验”',
      href: '/entries/1',
      on: '2023-09-01',
    },
  ],
};

const mailbox = await fakeMailServer();
const hook = await fakeWebhook();
afterAll(async () => {
  await mailbox.close();
  await hook.close();
});
afterEach(() => {
  mailbox.mood = 'takes';
  hook.status = 200;
});
const FAST = { connectMs: 400, answerMs: 400 };
const mail = (url = mailbox.url) =>
  sendMail(
    { url, from: 'pingtai@yunping.gov.cn' },
    ID,
    'shiqiao@yunping.gov.cn',
    '黄牌 1 件',
    payload,
    at,
    FAST,
  );
const SECRET = '0123456789abcdef';
const call = (url = hook.url) => sendWebhook({ url, secret: SECRET }, ID, payload, at, 400);

describe('the words of a message', () => {
  test('the subject counts each kind, the text has a paragraph for each notice', () => {
    const [notice] = payload.notices;
    if (!notice) throw new Error('no notice');
    const notices = [notice, { ...notice, kindTitle: '交办' }, notice];
    expect(subjectOf({ notices })).toBe('黄牌 2 件、交办 1 件');
    expect(mailText(payload)).toBe(
      '石桥街道：\n\n1. 【黄牌】云屏甲号厂（低效整治）\n   “整改”逾期 3 天，请办“报验”（2023-09-01）\n\n' +
        '请登录云屏县腾笼平台，在“消息”和“我的待办”里查看并办理。本邮件由平台自动发出，请勿回复。\n',
    );
  });

  test.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [7, 1920],
    [8, 3600],
    [20, 3600],
  ])('after try %i the next comes in %i seconds', (attempt, seconds) => {
    expect(backoffSeconds(attempt)).toBe(seconds);
  });
});

describe('a mail', () => {
  test('arrives with its own Message-ID, the same at every try, and what it says', async () => {
    expect(await mail()).toEqual({ kind: 'sent' });
    expect(await mail()).toEqual({ kind: 'sent' });
    const [first, second] = mailbox.mails;
    expect(first).toContain(`Message-ID: <${ID}@yunping.gov.cn>`);
    expect(first).toContain('To: shiqiao@yunping.gov.cn');
    expect(second).toBe(first);
    expect(messageId('1', 'no address')).toBe('<1@noaddress>');
  });

  test.each<[MailMood, Delivery]>([
    ['refuses', { kind: 'refused', reason: '邮件服务器拒收（550）' }],
    ['busy', { kind: 'retry', reason: '邮件服务器暂时不收（451）' }],
    ['hangs', { kind: 'doubtful', reason: '邮件交出后没有等到服务器答复，不能确定是否收下' }],
    ['drops', { kind: 'doubtful', reason: '邮件交出后没有等到服务器答复，不能确定是否收下' }],
  ])('to a server that %s', async (mood, expected) => {
    mailbox.mood = mood;
    expect(await mail()).toEqual(expected);
  });

  test('to a server that is not there is tried again', async () => {
    expect(await mail('smtp://127.0.0.1:1')).toEqual({ kind: 'retry', reason: '邮件服务器连不上' });
  });

  test('does not send a password over a connection that others can read', async () => {
    const seen = mailbox.mails.length;
    // Its name is no loopback name, its address is: the fake server offers no TLS.
    const url = mailbox.url.replace('smtp://127.0.0.1', 'smtp://zhuanban:secret@127.0.0.2');
    expect((await mail(url)).kind).toBe('retry');
    expect(mailbox.mails.length).toBe(seen);
  });
});

describe('the interface', () => {
  test('hears the notices with a signature over the time and the body', async () => {
    expect(await call()).toEqual({ kind: 'sent' });
    const heard = hook.heard.at(-1);
    expect(JSON.parse(heard?.body ?? '')).toEqual({ id: ID, ...payload });
    expect(heard?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-tenglong-delivery': ID,
      'x-tenglong-timestamp': '1693533600',
      'x-tenglong-signature': signBody(SECRET, '1693533600', heard?.body ?? ''),
    });
  });

  test('signs as anybody can work out: HMAC-SHA256 of time, full stop and body', () => {
    // printf '1693533600.{}' | openssl dgst -sha256 -hmac 0123456789abcdef
    const known = 'sha256=2a6b1472f992909709b809a1a235645409039b40252d7c06b86f7d051e21c744';
    expect(signBody(SECRET, '1693533600', '{}')).toBe(known);
    expect(signBody(SECRET, '1693533601', '{}')).not.toBe(known);
    expect(signBody(`${SECRET}0`, '1693533600', '{}')).not.toBe(known);
  });

  test.each<[number, Delivery]>([
    [204, { kind: 'sent' }],
    [302, { kind: 'refused', reason: '接口要求转到别处（302），平台不跟随' }],
    [400, { kind: 'refused', reason: '接口拒收（400）' }],
    [408, { kind: 'retry', reason: '接口暂时不能接收（408）' }],
    [429, { kind: 'retry', reason: '接口暂时不能接收（429）' }],
    [500, { kind: 'retry', reason: '接口暂时不能接收（500）' }],
    [0, { kind: 'doubtful', reason: '发出后没有等到接口答复，不能确定是否收到' }],
    [-1, { kind: 'doubtful', reason: '发出后没有等到接口答复，不能确定是否收到' }],
  ])('that answers %i', async (status, expected) => {
    hook.status = status;
    expect(await call()).toEqual(expected);
  });

  test('that is not there is tried again', async () => {
    expect(await call('http://127.0.0.1:1/')).toEqual({ kind: 'retry', reason: '接口连不上' });
  });
});
