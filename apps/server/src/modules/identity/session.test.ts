import { afterAll, describe, expect, test } from 'vitest';
import { createTestApp, TEST_PASSWORD } from '../../../test/app.ts';

const t = await createTestApp();
afterAll(() => t.close());

const signIn = (account: string, password: string) => t.anonymous.post('/api/session', { account, password });

describe('the session', () => {
  test('signing in answers who one is and sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn('office', TEST_PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      account: 'office',
      role: 'office',
      roleTitle: '工作专班',
      county: { name: '青岚县' },
      today: '2023-09-01',
      database: t.deps.db.kind,
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^tenglong_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('signing out ends the session on the server, not only in the browser', async () => {
    const office = await t.as('office');
    expect((await office.get('/api/session')).statusCode).toBe(200);
    const out = await office.delete('/api/session');
    expect(out.statusCode).toBe(204);
    expect(out.body).toBe('');
    expect((await office.get('/api/session')).statusCode).toBe(401);
  });
});
