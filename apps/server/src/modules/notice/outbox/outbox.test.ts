import { randomUUID } from 'node:crypto';
import type { OutboxPage, OutwardAddress } from '@tenglong/contracts/notice';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../../test/app.ts';
import { fakeMailServer } from '../../../../test/fake-mail-server.ts';
import { fakeWebhook } from '../../../../test/fake-webhook.ts';
import { createSmallCounty, type SmallCounty } from '../../../../test/small-county.ts';
import { addNotices, type NewNotice } from '../add-notices.ts';
import type { Delivery } from './delivery.ts';
import { SENDING_SECONDS } from './lease-message.ts';
import type { OutwardSettings } from './outward.ts';
import { createPostman, type Send } from './postman.ts';

const mailbox = await fakeMailServer();
const hook = await fakeWebhook();
const outward: OutwardSettings = {
  mail: { url: mailbox.url, from: 'pingtai@yunping.gov.cn' },
  webhook: { url: hook.url, secret: 'not-to-be-seen-anywhere' },
};

let county: SmallCounty;
let office: TestClient;
let auditor: TestClient;
beforeAll(async () => {
  county = await createSmallCounty();
  // The desk's routes read this when they answer.
  Object.assign(county.deps, { outward });
});
// The clock moves by days: a session of before has ended.
beforeEach(async () => {
  office = await county.as('office');
  auditor = await county.as('auditor');
});
afterAll(async () => {
  await county.close();
  await mailbox.close();
  await hook.close();
});
afterEach(async () => {
  mailbox.mood = 'takes';
  hook.status = 200;
  await county.deps.db.transaction((tx) =>
    tx.script('delete from notices; delete from outbox; delete from outward_addresses'),
  );
});

const notice = (to: NewNotice['to'] = { party: 'unit', of: '339921001' }): NewNotice => ({
  cause: `test:${randomUUID()}`,
  kind: 'assigned',
  kindTitle: '交办',
  to,
  register: 'cleanup',
  registerTitle: '低效整治',
  title: '云屏甲号厂',
  body: '到“整改”',
  href: '/entries/1',
  entryId: null,
  on: '2023-09-01',
});
const tell = (...notices: NewNotice[]) =>
  county.deps.db.transaction((tx) => addNotices(tx, notices, county.clock.now()));
const postman = (settings: OutwardSettings = outward, send?: Send) =>
  createPostman(county.deps, settings, send);
const desk = async (query = '', client = office): Promise<OutboxPage> =>
  (await client.get(`/api/outbox${query}`)).json();
const states = async () =>
  (await desk('', await county.as('office'))).rows.map(({ channel, state, attempts, reason }) => [
    channel,
    state,
    attempts,
    reason,
  ]);
const webhookOnly: OutwardSettings = outward.webhook ? { webhook: outward.webhook } : {};
const always =
  (delivery: Delivery): Send =>
  async () =>
    delivery;

describe('the outbox', () => {
  test('without anything set up lets nothing out, and whoever sets it up later is not told of the past', async () => {
    await tell(notice());
    expect(await postman({}).runDue()).toBe(0);
    expect(await postman().runDue()).toBe(0);
    expect(await states()).toEqual([]);
  });

  test('tells the interface everything, and by mail whoever has a mailbox, those for one party together', async () => {
    const address = { party: 'unit', of: '339921001', email: 'shiqiao@yunping.gov.cn', seen: '' };
    expect((await office.put('/api/outbox/addresses', address)).statusCode).toBe(200);
    const [mails, calls] = [mailbox.mails.length, hook.heard.length];
    await tell(notice(), notice(), notice({ party: 'office' }), notice({ party: 'user', of: 'u-1' }));
    expect(await postman().runDue()).toBe(3);
    expect(await postman().runDue()).toBe(0);
    expect(mailbox.mails.length - mails).toBe(1);
    const bodies = hook.heard.slice(calls).map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ recipient, notices }) => [recipient.name, notices.length]).sort()).toEqual([
      ['工作专班', 1],
      ['石桥街道', 2],
    ]);
    const page = await desk();
    expect(page.counts).toMatchObject({ sent: 3, waiting: 0 });
    expect(page.rows.find(({ channel }) => channel === 'mail')).toMatchObject({
      recipient: '石桥街道',
      address: 'shiqiao@yunping.gov.cn',
      subject: '交办 2 件',
      stateTitle: '已发',
    });
  });

  test('looked into by two nodes at once sends each message once', async () => {
    for (let at = 0; at < 10; at += 1) await tell(notice({ party: 'unit', of: `u${at}` }));
    const calls = hook.heard.length;
    await Promise.all([postman(webhookOnly).runDue(), postman(webhookOnly).runDue()]);
    expect(new Set(hook.heard.slice(calls).map(({ headers }) => headers['x-tenglong-delivery'])).size).toBe(
      10,
    );
    expect(hook.heard.length - calls).toBe(10);
  });

  test('tries again under the same id, later and later, and gives up after eight tries', async () => {
    await tell(notice());
    hook.status = 503;
    const calls = hook.heard.length;
    const work = postman(webhookOnly);
    expect(await work.runDue()).toBe(1);
    county.clock.advance({ seconds: 29 });
    expect(await work.runDue()).toBe(0);
    expect(await states()).toEqual([['webhook', 'waiting', 1, '接口暂时不能接收（503）']]);
    for (let tries = 1; tries < 8; tries += 1) {
      county.clock.advance({ hours: 1 });
      expect(await work.runDue()).toBe(1);
    }
    expect(await states()).toEqual([['webhook', 'undelivered', 8, '接口暂时不能接收（503），试了 8 次']]);
    county.clock.advance({ hours: 24 });
    expect(await work.runDue()).toBe(0);
    expect(new Set(hook.heard.slice(calls).map(({ headers }) => headers['x-tenglong-delivery'])).size).toBe(
      1,
    );
  });

  test('a mail that was taken but never answered for is in doubt, and not sent again by itself', async () => {
    const address = { party: 'office', of: '', email: 'a@yunping.gov.cn', seen: '' };
    expect((await office.put('/api/outbox/addresses', address)).statusCode).toBe(200);
    await tell(notice({ party: 'office' }));
    mailbox.mood = 'drops';
    const seen = mailbox.mails.length;
    const work = postman(outward.mail ? { mail: outward.mail } : {});
    await work.runDue();
    county.clock.advance({ hours: 48 });
    expect(await work.runDue()).toBe(0);
    expect(mailbox.mails.length - seen).toBe(1);
    expect(await states()).toEqual([
      ['mail', 'doubtful', 1, '邮件交出后没有等到服务器答复，不能确定是否收下'],
    ]);
  });

  test('whoever dies between sending and writing it down leaves it in doubt, never sent twice', async () => {
    await tell(notice());
    let sent = 0;
    const dies: Send = async () => {
      sent += 1;
      throw new Error('kill -9');
    };
    await expect(postman(webhookOnly, dies).runDue()).rejects.toThrow('kill -9');
    const other = postman(webhookOnly, always({ kind: 'sent' }));
    county.clock.advance({ seconds: SENDING_SECONDS - 1 });
    await other.runDue();
    expect(await states()).toEqual([['webhook', 'sending', 1, '']]);
    county.clock.advance({ seconds: 1 });
    expect(await other.runDue()).toBe(0);
    expect(await states()).toEqual([['webhook', 'doubtful', 1, '发送中途程序停了，不能确定是否送达']]);
    expect(sent).toBe(1);
  });

  test('the one process on a database knows at its start that whoever was sending is gone', async () => {
    if (county.deps.db.kind !== 'embedded') return;
    await tell(notice());
    const dies: Send = () => Promise.reject(new Error('kill -9'));
    await expect(postman(webhookOnly, dies).runDue()).rejects.toThrow('kill -9');
    const next = postman(webhookOnly);
    await next.start();
    await expect.poll(states).toMatchObject([['webhook', 'doubtful', 1, expect.any(String)]]);
    await next.stop();
  });
});

describe('the desk', () => {
  const undelivered = async (): Promise<string> => {
    await tell(notice());
    await postman(webhookOnly, always({ kind: 'refused', reason: '接口拒收（400）' })).runDue();
    const [row] = (await desk()).rows;
    return row?.id ?? '';
  };

  test('says which ways are set up, and never shows a password or key, nor does the audit', async () => {
    const answer = await office.get('/api/outbox');
    expect(answer.json()).toMatchObject({
      mail: { host: '127.0.0.1', from: 'pingtai@yunping.gov.cn' },
      webhook: { target: new URL(hook.url).host },
    });
    await undelivered();
    expect(answer.body).not.toContain('not-to-be-seen');
    const audit = await office.get('/api/audit?size=500');
    expect(audit.body).not.toContain('not-to-be-seen');
  });

  test('sends again what was not delivered, under its own id, and writes down who said so', async () => {
    const id = await undelivered();
    expect((await office.post(`/api/outbox/${id}/resend`)).statusCode).toBe(200);
    expect(await states()).toEqual([['webhook', 'waiting', 0, '']]);
    await postman().runDue();
    expect(hook.heard.at(-1)?.headers['x-tenglong-delivery']).toBe(id);
    const again = await office.post(`/api/outbox/${id}/resend`);
    expect([again.statusCode, again.json().code]).toEqual([409, 'OUTBOX_MOVED_ON']);
    const audit = (await auditor.get(`/api/audit?subject=${id}`)).json();
    expect(audit.rows.map((row: { actionTitle: string }) => row.actionTitle)).toEqual(['重发外发消息']);
  });

  test('puts aside for good what is not to be sent, with a reason', async () => {
    const id = await undelivered();
    expect((await office.post(`/api/outbox/${id}/void`, { reason: '' })).statusCode).toBe(400);
    expect((await office.post(`/api/outbox/${id}/void`, { reason: '已电话告知' })).statusCode).toBe(200);
    expect(await states()).toEqual([['webhook', 'void', 1, '已电话告知']]);
    expect((await desk('?state=doubtful,undelivered')).rows).toEqual([]);
  });

  test('does not send by a way that is not set up any more', async () => {
    const id = await undelivered();
    Object.assign(county.deps, { outward: {} });
    const answer = await office.post(`/api/outbox/${id}/resend`);
    Object.assign(county.deps, { outward });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'OUTBOX_CHANNEL_OFF']);
  });

  test('knows every party of the plan and where its mail goes; an address that is none is refused', async () => {
    const put = async (body: Pick<OutwardAddress, 'party' | 'of' | 'email'>) => {
      const known = (await office.get('/api/outbox/addresses')).json<OutwardAddress[]>();
      const seen = known.find(({ party, of }) => party === body.party && of === body.of)?.email ?? '';
      return office.put('/api/outbox/addresses', { ...body, seen });
    };
    const all: OutwardAddress[] = (await put({ party: 'office', of: '', email: 'zb@yunping.gov.cn' })).json();
    expect(all[0]).toEqual({ party: 'office', of: '', name: '工作专班', email: 'zb@yunping.gov.cn' });
    expect(all.some(({ name }) => name === '石桥街道')).toBe(true);
    const off: OutwardAddress[] = (await put({ party: 'office', of: '', email: '' })).json();
    expect(off[0]?.email).toBe('');
    expect((await put({ party: 'unit', of: 'nowhere', email: 'a@b.cn' })).json().code).toBe(
      'OUTBOX_PARTY_UNKNOWN',
    );
    for (const email of ['a', 'a@b.cn\r\nBcc: c@d.cn', 'a@b.cn, c@d.cn']) {
      expect((await put({ party: 'office', of: '', email })).statusCode).toBe(400);
    }
  });

  test('an address that somebody else changed meanwhile is not overwritten', async () => {
    const put = (seen: string, email: string) =>
      office.put('/api/outbox/addresses', { party: 'unit', of: '339921102', seen, email });
    expect((await put('', 'first@yunping.gov.cn')).statusCode).toBe(200);
    const late = await put('', 'second@yunping.gov.cn');
    expect([late.statusCode, late.json().code]).toEqual([409, 'CHANGED_MEANWHILE']);
    expect(late.json().details[0].message).toMatch(/^2023-\d\d-\d\d 甲：已改为 first@yunping\.gov\.cn$/);
    const all = (await office.get('/api/outbox/addresses')).json<OutwardAddress[]>();
    expect(all.find(({ of }) => of === '339921102')?.email).toBe('first@yunping.gov.cn');
    const both = await Promise.all([
      put('first@yunping.gov.cn', 'third@yunping.gov.cn'),
      put('first@yunping.gov.cn', 'fourth@yunping.gov.cn'),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  test('is nobody’s but the office’s', async () => {
    for (const role of ['reader', 'department', 'township'] as const) {
      const client = await county.as(role);
      expect((await client.get('/api/outbox')).statusCode).toBe(403);
      expect((await client.get('/api/outbox/addresses')).statusCode).toBe(403);
    }
  });
});
