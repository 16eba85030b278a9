import type { AddressInfo } from 'node:net';
import type { People } from '@tenglong/contracts/identity';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { SESSION_COOKIE } from './index.ts';

const PUBLIC = 'http://tenglong.test';

/** A provider of OpenID that asks nobody anything: whoever is `person` at the moment is signed in. */
async function startProvider() {
  let person = 'nobody';
  const { createServer } = await import('node:http');
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'tenglong',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [`${PUBLIC}/api/session/sso/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['employee_no'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, employee_no: `no-${id}` }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['test'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      void answer(request, response);
      return;
    }
    void (async () => {
      const { prompt, params, session } = await provider.interactionDetails(request, response);
      if (prompt.name === 'login') {
        return provider.interactionFinished(request, response, { login: { accountId: person } });
      }
      const grant = new provider.Grant({
        accountId: session?.accountId ?? '',
        clientId: String(params.client_id),
      });
      grant.addOIDCScope('openid profile');
      const grantId = await grant.save();
      return provider.interactionFinished(request, response, { consent: { grantId } });
    })();
  });
  return {
    issuer,
    actAs: (id: string) => {
      person = id;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** A browser at the provider: keeps its cookies and follows it until it leads back to us. */
async function visit(url: string): Promise<string> {
  const jar = new Map<string, string>();
  for (let at = url; ; ) {
    if (at.startsWith(PUBLIC)) return at.slice(PUBLIC.length);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
  }
}

let provider: Awaited<ReturnType<typeof startProvider>>;
let t: TestApp;
beforeAll(async () => {
  provider = await startProvider();
  const sso = { clientId: 'tenglong', clientSecret: 'a-secret-of-the-test', claim: 'sub', title: '政务登录' };
  t = await createTestApp({ singleSignOn: { issuer: provider.issuer, publicUrl: PUBLIC, ...sso } });
});
afterAll(async () => {
  await t.close();
  await provider.close();
});

const FLOW = 'tenglong_sso';
const cookieOf = (answer: { cookies: { name: string; value: string }[] }, name: string) =>
  answer.cookies.find((one) => one.name === name)?.value;

async function signInAs(person: string, change: (back: string) => string = (back) => back) {
  provider.actAs(person);
  const out = await t.anonymous.get('/api/session/sso');
  const back = change(await visit(String(out.headers.location)));
  const flow = cookieOf(out, FLOW) ?? '';
  const answer = await t.withCookies({ [FLOW]: flow }).get(back);
  return { answer, flow, back };
}
async function tie(account: string, subject: string | null) {
  const security = await t.as('security');
  const people = (await security.get('/api/people')).json<People>();
  const one = people.rows.find((person) => person.account === account);
  return security.put(`/api/people/${one?.id}/sso`, { seen: one?.ssoSubject ?? null, subject });
}

describe('single sign-on with an OpenID provider', () => {
  test('the sign-in page says what it is called', async () => {
    expect((await t.anonymous.get('/api/county')).json().singleSignOn).toBe('政务登录');
  });

  test('whoever has no account tied to them is refused, and none is made', async () => {
    const before = (await (await t.as('auditor')).get('/api/people')).json().rows.length;
    const { answer } = await signInAs('zhangsan');
    expect(answer.headers.location).toBe('/sign-in?sso=unlinked');
    expect(cookieOf(answer, SESSION_COOKIE)).toBeUndefined();
    expect((await (await t.as('auditor')).get('/api/people')).json().rows).toHaveLength(before);
  });

  test('whoever has one is signed in as that account, with its rights and no others', async () => {
    expect((await tie('reader', 'lisi')).statusCode).toBe(204);
    const { answer } = await signInAs('lisi');
    expect(answer.headers.location).toBe('/');
    const client = t.withCookies({ [SESSION_COOKIE]: cookieOf(answer, SESSION_COOKIE) ?? '' });
    expect((await client.get('/api/session')).json()).toMatchObject({ account: 'reader', role: 'reader' });
  });

  test('one person of the provider is one account, and an administrator’s is none', async () => {
    expect((await tie('office', 'lisi')).json().code).toBe('SSO_SUBJECT_TAKEN');
    await t.as('system');
    expect((await tie('system', 'wangwu')).json().code).toBe('ADMINISTRATOR_ACCOUNT');
  });

  test('an answer with another state, used again, or without the cookie is refused', async () => {
    const forged = await signInAs('lisi', (back) => back.replace(/state=[^&]+/, 'state=forged'));
    expect(forged.answer.headers.location).toBe('/sign-in?sso=failed');
    const { flow, back } = await signInAs('lisi');
    const again = await t.withCookies({ [FLOW]: flow }).get(back);
    expect(again.headers.location).toBe('/sign-in?sso=failed');
    expect((await t.anonymous.get(back)).headers.location).toBe('/sign-in?sso=failed');
  });

  test.each([
    ['became an administrator’s', `role = 'security'`, `role = 'reader'`],
    ['was closed', 'disabled_at = now()', 'disabled_at = null'],
    ['has a second factor', 'factor_confirmed_at = now()', 'factor_confirmed_at = null'],
  ])('an account that %s after it was tied is not signed in so', async (_title, change, back) => {
    const set = (words: string) =>
      t.database.db.transaction((tx) => tx.script(`update users set ${words} where account = 'reader'`));
    await set(change);
    const { answer } = await signInAs('lisi');
    expect(answer.headers.location).toBe('/sign-in?sso=unlinked');
    expect(cookieOf(answer, SESSION_COOKIE)).toBeUndefined();
    await set(back);
    expect((await signInAs('lisi')).answer.headers.location).toBe('/');
  });

  test('a tie that was cut opens nothing any more', async () => {
    await tie('reader', null);
    expect((await signInAs('lisi')).answer.headers.location).toBe('/sign-in?sso=unlinked');
  });
});
