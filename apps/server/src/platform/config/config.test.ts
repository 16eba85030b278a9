import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createAuthority } from '../../../test/make-certificates.ts';
import { readConfig } from './index.ts';

const here = resolve('/srv/tenglong');

test('without any variable: embedded in ./data, only this machine may connect, thirty idle minutes', () => {
  expect(readConfig({}, here)).toEqual({
    databaseUrl: undefined,
    dataFolder: resolve(here, 'data'),
    host: '127.0.0.1',
    port: 8787,
    trustProxy: false,
    idleMinutes: 30,
    firstBackupSeconds: 120,
    demoPassword: undefined,
    logLevel: 'warn',
    outward: {},
  });
});

test('blank variables count as not set', () => {
  expect(readConfig({ DATABASE_URL: ' ', PORT: '', TENGLONG_DEMO_PASSWORD: '' }, here)).toEqual(
    readConfig({}, here),
  );
});

test.each([
  ['true', true],
  ['false', false],
  ['10.0.0.1, 10.0.0.2', '10.0.0.1, 10.0.0.2'],
])('TENGLONG_TRUST_PROXY=%s', (text, expected) => {
  expect(readConfig({ TENGLONG_TRUST_PROXY: text }, here).trustProxy).toBe(expected);
});

test.each([
  ['PORT', '65535', true],
  ['PORT', '65536', false],
  ['PORT', 'http', false],
  ['DATABASE_URL', 'postgres://db/tenglong', true],
  ['DATABASE_URL', 'mysql://db/tenglong', false],
  ['TENGLONG_IDLE_MINUTES', '1', true],
  ['TENGLONG_IDLE_MINUTES', '0', false],
  ['TENGLONG_FIRST_BACKUP_SECONDS', '0', true],
  ['TENGLONG_FIRST_BACKUP_SECONDS', '-1', false],
  ['TENGLONG_LOG_LEVEL', 'loud', false],
])('%s=%s is accepted: %s', (name, value, accepted) => {
  const read = () => readConfig({ [name]: value }, here);
  if (accepted) expect(read).not.toThrow();
  else expect(read).toThrow(name);
});

const MAIL = { TENGLONG_SMTP_URL: 'smtps://zhuanban:p%40ss@mail.example:465', TENGLONG_MAIL_FROM: 'a@b.cn' };
const WEBHOOK = {
  TENGLONG_WEBHOOK_URL: 'https://oa.example/notices',
  TENGLONG_WEBHOOK_SECRET: '0123456789abcdef',
};

test('a way out of the house has both of its parts', () => {
  expect(readConfig({ ...MAIL, ...WEBHOOK }, here).outward).toEqual({
    mail: { url: MAIL.TENGLONG_SMTP_URL, from: 'a@b.cn' },
    webhook: { url: WEBHOOK.TENGLONG_WEBHOOK_URL, secret: '0123456789abcdef' },
  });
});

test.each(Object.entries({ ...MAIL, ...WEBHOOK }))('%s alone is half a way', (name, value) => {
  expect(() => readConfig({ [name]: value }, here)).toThrow('要一起设置');
});

test.each([
  ['TENGLONG_SMTP_URL', 'mail.example'],
  ['TENGLONG_SMTP_URL', 'http://mail.example'],
  ['TENGLONG_MAIL_FROM', 'zhuanban'],
  ['TENGLONG_MAIL_FROM', 'a@b.cn\nBcc: c@d.cn'],
  ['TENGLONG_WEBHOOK_URL', 'file:///etc/passwd'],
  ['TENGLONG_WEBHOOK_URL', 'https://user:word@oa.example'],
  ['TENGLONG_WEBHOOK_SECRET', '0123456789abcde'],
])('%s=%s cannot be meant, and is not repeated on the screen', (name, value) => {
  const read = () => readConfig({ ...MAIL, ...WEBHOOK, [name]: value }, here);
  expect(read).toThrow(name);
  expect(read).not.toThrow(value);
});

describe('the authority of the mail server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenglong-config-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { cert } = createAuthority('云屏县信息中心');
  writeFileSync(join(folder, 'ca.pem'), cert);
  writeFileSync(join(folder, 'ca.txt'), 'no certificate');

  test('is read from its file, which is named from the working folder', () => {
    const { mail } = readConfig({ ...MAIL, TENGLONG_MAIL_CA: 'ca.pem' }, folder).outward;
    expect(mail?.ca).toBe(cert);
  });

  test.each([
    ['a file that is not there', { ...MAIL, TENGLONG_MAIL_CA: 'none.pem' }, '读不出来，或不是证书'],
    ['a file that is no certificate', { ...MAIL, TENGLONG_MAIL_CA: 'ca.txt' }, '读不出来，或不是证书'],
    ['no mail server it could be of', { TENGLONG_MAIL_CA: 'ca.pem' }, '要和 TENGLONG_SMTP_URL 一起设置'],
  ])('%s', (_title, environment, sentence) => {
    expect(() => readConfig(environment, folder)).toThrow(sentence);
  });
});
