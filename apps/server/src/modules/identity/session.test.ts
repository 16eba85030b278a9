import { eq } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createTestApp, TEST_PASSWORD } from '../../../test/app.ts';
import { auditLog } from '../../platform/audit/index.ts';
import { SESSION_COOKIE } from './index.ts';
import { sessions, users } from './tables.ts';

const t = await createTestApp();
afterAll(() => t.close());
// Every test begins unlocked and with its own sessions.
afterEach(() => t.clock.advance({ hours: 1 }));

const WRONG = 'Wrong-Horse-7';
const signIn = (account: string, password: string) => t.anonymous.post('/api/session', { account, password });
const tokenOf = (answer: { cookies: { name: string; value: string }[] }): string =>
  answer.cookies.find(({ name }) => name === SESSION_COOKIE)?.value ?? '';
const statusWith = async (token: string): Promise<number> =>
  (await t.withCookies({ [SESSION_COOKIE]: token }).get('/api/session')).statusCode;
const auditOf = (action: string) =>
  t.database.db.read((tx) => tx.orm.select().from(auditLog).where(eq(auditLog.action, action)));

test('the sign-in page learns whose platform this is, and nothing else', async () => {
  const answer = await t.anonymous.get('/api/county');
  expect(answer.statusCode).toBe(200);
  const { planTitle } = await t.database.db.read(t.deps.county);
  expect(answer.json()).toEqual({ name: '青岚县', planTitle, singleSignOn: null });
});

describe('signing in', () => {
  test('answers who one is and sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn('office', TEST_PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      account: 'office',
      role: 'office',
      roleTitle: '专班管理员',
      county: { name: '青岚县' },
      database: t.deps.db.kind,
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^tenglong_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('forgives the case and the width of the account, not of the password', async () => {
    expect((await signIn(' ＯＦＦＩＣＥ ', TEST_PASSWORD)).statusCode).toBe(200);
    expect((await signIn('office', TEST_PASSWORD.toUpperCase())).statusCode).toBe(401);
  });

  test('keeps only a hash of the token and an argon2id hash of the password', async () => {
    const token = tokenOf(await signIn('office', TEST_PASSWORD));
    const { kept, hashes } = await t.database.db.read(async (tx) => ({
      kept: await tx.orm.select().from(sessions),
      hashes: await tx.orm.select({ hash: users.passwordHash }).from(users),
    }));
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(hashes.every(({ hash }) => hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
  });

  test('tells an outsider nothing about which accounts exist', async () => {
    const known = await signIn('office', WRONG);
    const unknown = await signIn('ghost', WRONG);
    const without = ({ requestId: _id, ...body }: Record<string, unknown>) => body;
    expect(unknown.statusCode).toBe(known.statusCode);
    expect(without(unknown.json())).toEqual(without(known.json()));
    expect(unknown.cookies).toEqual([]);
  });

  test('under a token that somebody else planted gives a new one and ends the planted one', async () => {
    const planted = tokenOf(await signIn('reader', TEST_PASSWORD));
    const victim = t.withCookies({ [SESSION_COOKIE]: planted });
    const answer = await victim.post('/api/session', { account: 'office', password: TEST_PASSWORD });
    expect(tokenOf(answer)).not.toBe(planted);
    expect(await statusWith(planted)).toBe(401);
    expect(await statusWith(tokenOf(answer))).toBe(200);
  });

  test('is audited with the address it came from; a refusal of an unknown account does not keep what was typed', async () => {
    await signIn('my-secret-typed-here', WRONG);
    const [opened] = await auditOf('session.opened');
    expect(opened).toMatchObject({ account: 'office', source: { address: '127.0.0.1' } });
    const refused = await auditOf('session.refused');
    expect(JSON.stringify(refused)).not.toContain('my-secret-typed-here');
    expect(refused.at(-1)).toMatchObject({ account: '（不存在的账号）', actorId: null });
  });
});

describe.each(['office', 'nobody'])('the lock of account %s', (account) => {
  const fail = async (times: number) => {
    const codes: string[] = [];
    for (let i = 0; i < times; i += 1) codes.push((await signIn(account, WRONG)).json().code);
    return codes;
  };

  test('the fourth failure is refused, the fifth and the sixth are locked out', async () => {
    expect(await fail(6)).toEqual([
      'SIGN_IN_REFUSED',
      'SIGN_IN_REFUSED',
      'SIGN_IN_REFUSED',
      'SIGN_IN_REFUSED',
      'SIGN_IN_LOCKED',
      'SIGN_IN_LOCKED',
    ]);
  });

  test('it holds for 299 seconds and is over after 300; then five more tries are given', async () => {
    await fail(5);
    t.clock.advance({ seconds: 299 });
    expect((await signIn(account, WRONG)).json().code).toBe('SIGN_IN_LOCKED');
    t.clock.advance({ seconds: 1 });
    expect(await fail(5)).toEqual([...Array(4).fill('SIGN_IN_REFUSED'), 'SIGN_IN_LOCKED']);
  });

  test('thirty guesses at once are no better than five', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(account, WRONG)));
    const refused = answers.filter((answer) => answer.json().code === 'SIGN_IN_REFUSED');
    expect(refused).toHaveLength(4);
  });
});

describe('the lock and the right password', () => {
  test('after four failures the right password signs in, and the count begins anew', async () => {
    for (let i = 0; i < 4; i += 1) await signIn('office', WRONG);
    expect((await signIn('office', TEST_PASSWORD)).statusCode).toBe(200);
    for (let i = 0; i < 4; i += 1)
      expect((await signIn('office', WRONG)).json().code).toBe('SIGN_IN_REFUSED');
  });

  test('the right password as the fifth attempt signs in', async () => {
    for (let i = 0; i < 4; i += 1) await signIn('reader', WRONG);
    expect((await signIn('reader', TEST_PASSWORD)).statusCode).toBe(200);
  });

  test('after five failures even the right password is refused, and the lock is audited', async () => {
    for (let i = 0; i < 5; i += 1) await signIn('office', WRONG);
    expect((await signIn('office', TEST_PASSWORD)).json().code).toBe('SIGN_IN_LOCKED');
    expect((await auditOf('session.locked')).at(-1)).toMatchObject({
      account: 'office',
      source: { failures: 5 },
    });
  });

  test('a session that is open goes on while strangers lock the account', async () => {
    const office = await t.as('office');
    for (let i = 0; i < 5; i += 1) await signIn('office', WRONG);
    expect((await office.get('/api/session')).statusCode).toBe(200);
  });
});

describe('a session', () => {
  test('signing out ends it on the server, not only in the browser', async () => {
    const token = tokenOf(await signIn('office', TEST_PASSWORD));
    const out = await t.withCookies({ [SESSION_COOKIE]: token }).delete('/api/session');
    expect(out.statusCode).toBe(204);
    expect(out.body).toBe('');
    expect(await statusWith(token)).toBe(401);
  });

  test('idle for 29 minutes goes on, and for 30 minutes after that is over', async () => {
    const office = await t.as('office');
    t.clock.advance({ minutes: 29 });
    expect((await office.get('/api/session')).statusCode).toBe(200);
    t.clock.advance({ minutes: 29 });
    expect((await office.get('/api/session')).statusCode).toBe(200);
    t.clock.advance({ minutes: 30 });
    expect((await office.get('/api/session')).statusCode).toBe(401);
  });

  test('ends twelve hours after sign-in, however busy', async () => {
    const office = await t.as('office');
    for (let i = 0; i < 35; i += 1) {
      t.clock.advance({ minutes: 20 });
      await office.get('/api/session');
    }
    t.clock.advance({ minutes: 19 });
    expect((await office.get('/api/session')).statusCode).toBe(200);
    t.clock.advance({ minutes: 1 });
    expect((await office.get('/api/session')).statusCode).toBe(401);
  });

  test('of a disabled account is over at once', async () => {
    const reader = await t.as('reader');
    const disable = (at: string | null) =>
      t.database.db.transaction((tx) =>
        tx.orm.update(users).set({ disabledAt: at }).where(eq(users.account, 'reader')),
      );
    await disable(t.clock.now().toISOString());
    expect((await reader.get('/api/session')).statusCode).toBe(401);
    expect((await signIn('reader', TEST_PASSWORD)).json().code).toBe('SIGN_IN_REFUSED');
    await disable(null);
  });

  test('with a made-up token is nobody’s', async () => {
    expect(await statusWith('A'.repeat(43))).toBe(401);
  });
});

describe('changing one’s own password', () => {
  const NEXT = 'Left-Donkey-8';
  const change = (token: string, current: string, next: string) =>
    t.withCookies({ [SESSION_COOKIE]: token }).post('/api/session/password', { current, next });

  test('ends every other session of the account and moves this one to a new token', async () => {
    const elsewhere = tokenOf(await signIn('reader', TEST_PASSWORD));
    const here = tokenOf(await signIn('reader', TEST_PASSWORD));
    const answer = await change(here, TEST_PASSWORD, NEXT);
    expect(answer.statusCode).toBe(204);
    expect([await statusWith(elsewhere), await statusWith(here), await statusWith(tokenOf(answer))]).toEqual([
      401, 401, 200,
    ]);
    expect((await signIn('reader', TEST_PASSWORD)).statusCode).toBe(401);
    expect((await signIn('reader', NEXT)).statusCode).toBe(200);
    expect((await change(tokenOf(answer), NEXT, TEST_PASSWORD)).statusCode).toBe(204);
  });

  test.each([
    [
      'a weak one is refused with every reason',
      'abcdefg',
      ['密码至少 8 个字符', '密码须含大写字母、小写字母、数字、符号中的至少 3 类'],
    ],
    ['one with the account in it is refused', 'Reader-2023', ['密码不能包含账号']],
    ['the old one is refused', TEST_PASSWORD, ['新密码不能与原密码相同']],
  ])('%s', async (_title, next, messages) => {
    const token = tokenOf(await signIn('reader', TEST_PASSWORD));
    const answer = await change(token, TEST_PASSWORD, next);
    expect(answer.json()).toMatchObject({
      code: 'INPUT_INVALID',
      details: messages.map((message) => ({ path: 'next', message })),
    });
    expect(await statusWith(token)).toBe(200);
  });

  test('guessing the old one five times locks the account', async () => {
    const token = tokenOf(await signIn('reader', TEST_PASSWORD));
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1) codes.push((await change(token, WRONG, NEXT)).json().code);
    expect(codes).toEqual([...Array(5).fill('INPUT_INVALID'), 'SIGN_IN_LOCKED']);
  });
});
