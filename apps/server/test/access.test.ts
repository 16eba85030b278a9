import { ROLES, type Role } from '@tenglong/contracts/identity';
import { afterAll, describe, expect, test } from 'vitest';
import { ACCESS } from './access-table.ts';
import { createTestApp, SAME_ORIGIN, type TestClient } from './app.ts';

const t = await createTestApp();
afterAll(() => t.close());

/** What ends or changes the session that asks is asked in one of its own; the others share one for each role. */
const OWN_SESSION = /^\/api\/(session|people)/;
const shared = new Map<Role, Promise<TestClient>>();
const clientOf = (role: Role, pattern: string): Promise<TestClient> => {
  if (OWN_SESSION.test(pattern)) return t.as(role);
  const client = shared.get(role) ?? t.as(role);
  shared.set(role, client);
  return client;
};

/** The routes that are open to everybody. A new one is a decision: it is added here with its reason at the route. */
const OPEN = [
  'GET /api/calculator',
  'GET /api/calculator/:id',
  'GET /api/county',
  'GET /api/health',
  'GET /api/session/sso',
  'GET /api/session/sso/callback',
  'POST /api/session',
];

const routes = t.app.routeTable.map(({ method, url, permission }) => ({
  method: method as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  pattern: url,
  // Any value will do: access is decided before anything is looked at.
  url: url.replace(/:\w+/g, '1').replace('*', ''),
  permission,
}));

test('only the listed routes are open to everybody', () => {
  const open = routes
    .filter(({ permission }) => !permission)
    .map(({ method, pattern }) => `${method} ${pattern}`);
  expect(open.sort()).toEqual(OPEN);
});

const guarded = routes.flatMap((route) =>
  route.permission ? [{ ...route, permission: route.permission }] : [],
);

test('every route that asks for a sign-in has its row in the table, and every row its route', () => {
  const named = guarded.map(({ method, pattern }) => `${method} ${pattern}`);
  expect(named.sort()).toEqual(Object.keys(ACCESS).sort());
});

describe.each(guarded.map((route) => [`${route.method} ${route.pattern}`, route] as const))(
  '%s',
  (name, route) => {
    const { method, pattern, url } = route;

    test('anonymous: must sign in', async () => {
      const answer = await t.anonymous.inject({ method, url });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'NOT_SIGNED_IN']);
    });

    test.each(ROLES)('%s: as the table says', async (role) => {
      const answer = await (await clientOf(role, pattern)).inject({ method, url });
      if (ACCESS[name]?.may.includes(role)) {
        expect([401, 403]).not.toContain(answer.statusCode);
        expect(answer.statusCode, answer.body).not.toBe(500);
      } else {
        expect([answer.statusCode, answer.json().code]).toEqual([403, 'NOT_ALLOWED']);
      }
    });
  },
);

const changing = routes.filter(({ method }) => method !== 'GET');

test.each(changing.map((route) => [`${route.method} ${route.pattern}`, route] as const))(
  '%s from another site is refused, even from somebody signed in',
  async (_name, { method, pattern, url }) => {
    const office = await clientOf('office', pattern);
    const from = async (headers: Record<string, string>) =>
      (await office.inject({ method, url, headers: { ...SAME_ORIGIN, ...headers } })).json().code;
    expect(await from({ origin: 'http://evil.example' })).toBe('CROSS_SITE_REQUEST');
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe('CROSS_SITE_REQUEST');
    expect(await from({ origin: '' })).toBe('CROSS_SITE_REQUEST');
  },
);
