import { afterAll, describe, expect, test } from 'vitest';
import { createTestApp, TEST_PASSWORD } from '../../../test/app.ts';
import { defaultSessionPolicy } from './deps.ts';

const t = await createTestApp({ sessionPolicy: { ...defaultSessionPolicy, signInsPerMinute: 3 } });
afterAll(() => t.close());

const signInFrom = (remoteAddress: string, account: string) =>
  t.anonymous.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress,
    payload: { account, password: TEST_PASSWORD },
  });

describe('sign-ins from one address', () => {
  test('the third within a minute is heard, the fourth is not, whoever it is for; another address goes on', async () => {
    const statuses: number[] = [];
    // One guess each at four accounts: the lock of an account never sees it.
    for (const account of ['甲', '乙', '丙', '丁'])
      statuses.push((await signInFrom('10.0.0.1', account)).statusCode);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await signInFrom('10.0.0.1', 'office')).json().code).toBe('TOO_MANY_REQUESTS');
    expect((await signInFrom('10.0.0.2', 'office')).statusCode).toBe(200);
  });

  test('sixty a minute are allowed unless somebody says otherwise', () => {
    expect(defaultSessionPolicy.signInsPerMinute).toBe(60);
  });
});

describe('the cookie of a session', () => {
  test('goes over HTTPS alone where the gateway speaks it, and only the gateway is believed', async () => {
    const behind = await createTestApp({}, { trustProxy: '10.9.9.9' });
    const cookieFrom = async (remoteAddress: string) => {
      const answer = await behind.anonymous.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress,
        headers: { 'x-forwarded-proto': 'https', origin: 'https://localhost' },
        payload: { account: 'office', password: TEST_PASSWORD },
      });
      return [answer.statusCode, String(answer.headers['set-cookie']).includes('; Secure')];
    };
    expect(await cookieFrom('10.9.9.9')).toEqual([200, true]);
    // Somebody else cannot make it so by saying it: their request is plain, and no page of ours sent it.
    expect((await cookieFrom('10.1.1.1'))[1]).toBe(false);
    await behind.close();
  });
});
