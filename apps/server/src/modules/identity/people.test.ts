import type { FactorOffer, People, Person, RecoveryCodes, Session } from '@tenglong/contracts/identity';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TEST_PASSWORD, type TestClient } from '../../../test/app.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';
import { SESSION_COOKIE } from './index.ts';
import { codeOf, fromBase32, stepOf } from './one-time-code.ts';
import { recoveryCodes } from './tables.ts';

let county: SmallCounty;
let system: TestClient;
let security: TestClient;
let auditor: TestClient;
beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
});
// A new session each time: the clock moves on between the tests.
beforeEach(async () => {
  system = await county.as('system');
  security = await county.as('security');
  auditor = await county.as('auditor');
});
afterAll(() => county.close());
// Locks are over, sessions are not.
afterEach(() => county.clock.advance({ minutes: 6 }));

const people = async () => (await security.get('/api/people')).json<People>();
async function person(account: string): Promise<Person> {
  const found = (await people()).rows.find((one) => one.account === account);
  if (!found) throw new Error(account);
  return found;
}
async function add(account: string): Promise<string> {
  const body = { account, displayName: `${account}同志`, department: '测试局' };
  const made = await system.post('/api/people', body);
  if (made.statusCode !== 200) throw new Error(made.body);
  return made.json<{ password: string }>().password;
}
const seenOf = ({ role, units, departmentId, creditCode }: Person) => ({
  role,
  units,
  departmentId,
  creditCode,
});
const grant = async (account: string, body: object) => {
  const one = await person(account);
  return security.put(`/api/people/${one.id}/role`, { seen: seenOf(one), ...body });
};
async function enter(account: string, password: string, factor?: string) {
  const body = { account, password, ...(factor === undefined ? {} : { code: factor }) };
  const answer = await county.anonymous.post('/api/session', body);
  const token = answer.cookies.find((one) => one.name === SESSION_COOKIE)?.value ?? '';
  return { answer, client: county.withCookies({ [SESSION_COOKIE]: token }) };
}
/** Somebody with a role and a password of their own. */
async function settled(account: string, role: object): Promise<TestClient> {
  const password = await add(account);
  expect((await grant(account, role)).statusCode).toBe(204);
  const { client } = await enter(account, password);
  const changed = await client.post('/api/session/password', { current: password, next: TEST_PASSWORD });
  expect(changed.statusCode).toBe(204);
  return (await enter(account, TEST_PASSWORD)).client;
}
const codeNow = (secret: string, later = 0) => codeOf(fromBase32(secret), stepOf(county.clock.now()) + later);

describe('one makes accounts, another says what they may', () => {
  test('a new account may do nothing, and its password has to be changed first', async () => {
    const password = await add('xinren');
    expect(await person('xinren')).toMatchObject({
      role: 'pending',
      mustChangePassword: true,
      reach: '不接触业务数据',
    });
    const { client, answer } = await enter('xinren', password);
    expect(answer.json<Session>()).toMatchObject({ duty: 'password', permissions: ['session.own'] });
    expect((await client.get('/api/enterprises')).json().code).toBe('NOT_ALLOWED');
    expect((await grant('xinren', { role: 'leader' })).statusCode).toBe(204);
    expect((await client.get('/api/session')).statusCode).toBe(401);
    const again = (await enter('xinren', password)).client;
    expect((await again.get('/api/enterprises')).json().code).toBe('PASSWORD_CHANGE_DUE');
    const changed = await again.post('/api/session/password', { current: password, next: TEST_PASSWORD });
    expect(changed.statusCode).toBe(204);
    const { client: ready } = await enter('xinren', TEST_PASSWORD);
    expect((await ready.get('/api/enterprises')).statusCode).toBe(200);
    expect((await person('xinren')).lastSignedInAt).toBe(county.clock.now().toISOString());
  });

  test('a role that reaches somebody’s rows names whose, and they have to exist', async () => {
    await add('fanwei');
    const refusal = async (body: object) => (await grant('fanwei', body)).json().details?.[0]?.path;
    expect(await refusal({ role: 'township' })).toBe('units');
    expect(await refusal({ role: 'township', units: ['999'] })).toBe('units');
    expect(await refusal({ role: 'department', departmentId: 'nobody' })).toBe('departmentId');
    expect(await refusal({ role: 'enterprise', creditCode: code(9) })).toBe('creditCode');
    expect((await grant('fanwei', { role: 'enterprise', creditCode: code(2) })).statusCode).toBe(204);
    expect((await person('fanwei')).reach).toBe(name(2));
    expect((await grant('fanwei', { role: 'township', units: ['339921001'] })).statusCode).toBe(204);
    expect(await person('fanwei')).toMatchObject({ reach: '石桥街道', creditCode: null });
  });

  test('a role that somebody else changed meanwhile is not overwritten: who, and what it is now', async () => {
    await add('zhiwei');
    const one = await person('zhiwei');
    const put = (body: object) => security.put(`/api/people/${one.id}/role`, body);
    const township = { seen: seenOf(one), role: 'township', units: ['339921102', '339921001'] };
    expect((await put(township)).statusCode).toBe(204);
    const late = await put({ seen: seenOf(one), role: 'office' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'CHANGED_MEANWHILE']);
    expect(late.json().details).toEqual([
      {
        path: '',
        message: expect.stringMatching(/^2023-09-\d\d 壬：岗位改为乡镇（街道），屏水镇、石桥街道$/),
      },
    ]);
    expect(await person('zhiwei')).toMatchObject({ role: 'township' });
    // In whatever order the form lists them, the same units are the same.
    const units = ['339921001', '339921102'];
    const now = { role: 'township', units, departmentId: null, creditCode: null };
    expect((await put({ seen: now, role: 'office' })).statusCode).toBe(204);
  });

  test('nor is a tie to the single sign-on', async () => {
    await add('lianjie');
    const { id } = await person('lianjie');
    const put = (seen: string | null, subject: string | null) =>
      security.put(`/api/people/${id}/sso`, { seen, subject });
    expect((await put(null, 'p-1')).statusCode).toBe(204);
    const late = await put(null, 'p-2');
    expect([late.statusCode, late.json().details[0].message]).toEqual([
      ...[409, expect.stringContaining('：已绑定 p-1')],
    ]);
    expect((await person('lianjie')).ssoSubject).toBe('p-1');
    expect((await put('p-1', null)).statusCode).toBe(204);
    expect((await put('p-1', 'p-3')).json().details[0].message).toContain('：已解除绑定');
  });

  test('nor is a password that another administrator has just handed out made void: who set it, and when', async () => {
    const first = await add('chongzhi');
    const { id, passwordSetAt: seen } = await person('chongzhi');
    county.clock.advance({ minutes: 1 });
    const reset = (at: string) => system.post(`/api/people/${id}/password`, { seen: at });
    const made = await reset(seen);
    expect([made.statusCode, made.json().password === first]).toEqual([200, false]);
    const late = await reset(seen);
    expect([late.statusCode, late.json().code, late.json().details]).toEqual([
      ...[409, 'CHANGED_MEANWHILE'],
      [{ path: '', message: expect.stringMatching(/^2023-09-\d\d 癸：已换过密码$/) }],
    ]);
    expect((await enter('chongzhi', made.json().password)).answer.statusCode).toBe(200);
    county.clock.advance({ minutes: 1 });
    expect((await reset((await person('chongzhi')).passwordSetAt)).statusCode).toBe(200);
  });

  test('no administrator deals with themselves or with one another, nor makes one', async () => {
    const own = (await person('system')).id;
    const other = (await person('security')).id;
    const tried = async (answer: Promise<{ json(): { code: string } }>) => (await answer).json().code;
    expect(await tried(system.post(`/api/people/${own}/password`, { seen: '' }))).toBe('OWN_ACCOUNT');
    expect(await tried(system.post(`/api/people/${other}/password`, { seen: '' }))).toBe(
      'ADMINISTRATOR_ACCOUNT',
    );
    expect(await tried(system.put(`/api/people/${other}/use`, { disabled: true }))).toBe(
      'ADMINISTRATOR_ACCOUNT',
    );
    const seen = seenOf(await person('security'));
    expect(await tried(security.put(`/api/people/${other}/role`, { seen, role: 'office' }))).toBe(
      'OWN_ACCOUNT',
    );
    await add('wenjian');
    expect((await grant('wenjian', { role: 'security' })).json().code).toBe('ADMINISTRATOR_ACCOUNT');
  });

  test('closing ends sessions, unlocking lifts a lock, a taken name is refused', async () => {
    const client = await settled('yonghu', { role: 'reader' });
    const { id } = await person('yonghu');
    await system.put(`/api/people/${id}/use`, { disabled: true });
    expect((await client.get('/api/session')).statusCode).toBe(401);
    await system.put(`/api/people/${id}/use`, { disabled: false });
    // Opened again, the account is; the session that was ended stays so.
    expect((await client.get('/api/session')).statusCode).toBe(401);
    for (let i = 0; i < 5; i += 1) await enter('yonghu', 'Wrong-Horse-7');
    expect((await person('yonghu')).lockedUntil).not.toBeNull();
    expect((await enter('yonghu', TEST_PASSWORD)).answer.statusCode).toBe(429);
    await system.post(`/api/people/${id}/unlock`);
    expect((await enter('yonghu', TEST_PASSWORD)).answer.statusCode).toBe(200);
    const twice = await system.post('/api/people', {
      account: 'YONGHU',
      displayName: '又一个',
      department: '',
    });
    expect(twice.json().code).toBe('ACCOUNT_TAKEN');
  });

  test('every one of these is a row of the audit, none of them with a password', async () => {
    const password = await add('shenjiren');
    const { rows } = (await auditor.get('/api/audit?size=200')).json<{ rows: { action: string }[] }>();
    const seen = new Set(rows.map(({ action }) => action));
    for (const action of [
      'user.created',
      'user.granted',
      'user.disabled',
      'user.unlocked',
      'password.changed',
    ])
      expect(seen).toContain(action);
    expect(JSON.stringify(rows)).not.toContain(password);
  });
});

describe('deputies and handover', () => {
  const arrange = async (account: string, deputy: string, body: object) =>
    security.post(`/api/people/${(await person(account)).id}/deputies`, {
      deputyId: (await person(deputy)).id,
      ...body,
    });

  test('a deputy works with the rights of the other between the two days, under their own name', async () => {
    await settled('zhangsan', { role: 'township', units: ['339921001'] });
    const deputy = await settled('lisi', { role: 'township', units: ['339921102'] });
    const seen = async (client: TestClient) =>
      (await client.get('/api/enterprises')).json<{ rows: { unitName: string }[] }>().rows[0]?.unitName;
    expect(await seen(deputy)).toBe('屏水镇');
    const { id } = await person('zhangsan');
    expect((await deputy.post('/api/session/acting', { userId: id })).json().code).toBe('NOT_THEIR_DEPUTY');
    const period = { kind: 'deputy', fromOn: '2023-09-01', toOn: '2023-09-02', note: '出差' };
    expect((await arrange('zhangsan', 'lisi', period)).statusCode).toBe(204);
    expect((await deputy.post('/api/session/acting', { userId: id })).statusCode).toBe(204);
    expect(await seen(deputy)).toBe('石桥街道');
    const session = (await deputy.get('/api/session')).json<Session>();
    expect(session).toMatchObject({ account: 'lisi', displayName: 'lisi同志（代zhangsan同志）' });
    expect((await deputy.post('/api/session/acting', { userId: null })).statusCode).toBe(204);
    expect(await seen(deputy)).toBe('屏水镇');
  });

  test.each([
    ['the day before has not begun', '2023-09-02', '2023-09-03', 'NOT_THEIR_DEPUTY'],
    ['the first and last day holds', '2023-09-01', '2023-09-01', undefined],
    ['the day after is over', '2023-08-30', '2023-08-31', 'NOT_THEIR_DEPUTY'],
  ])('%s', async (_title, fromOn, toOn, refused) => {
    const [from, to] = [`w${fromOn}`, `z${fromOn}`];
    await settled(from, { role: 'reader' });
    const client = await settled(to, { role: 'reader' });
    await arrange(from, to, { kind: 'deputy', fromOn, toOn });
    const answer = await client.post('/api/session/acting', { userId: (await person(from)).id });
    expect(answer.statusCode === 204 ? undefined : answer.json().code).toBe(refused);
  });

  test('who has handed over is signed out for good, the successor works on; ending it gives it back', async () => {
    const before = await settled('wangwu', { role: 'leader' });
    const successor = await settled('zhaoliu', { role: 'reader' });
    await arrange('wangwu', 'zhaoliu', { kind: 'handover', fromOn: '2023-09-01', toOn: null });
    expect((await before.get('/api/session')).statusCode).toBe(401);
    expect((await enter('wangwu', TEST_PASSWORD)).answer.statusCode).toBe(401);
    const { id, deputies } = await person('wangwu');
    expect((await successor.post('/api/session/acting', { userId: id })).statusCode).toBe(204);
    expect((await security.delete(`/api/people/deputies/${deputies[0]?.id}`)).statusCode).toBe(204);
    // Whoever worked by it signs in anew, as themselves.
    expect((await successor.get('/api/session')).statusCode).toBe(401);
    expect((await enter('wangwu', TEST_PASSWORD)).answer.statusCode).toBe(200);
  });

  test('the same arrangement is made once for the same days, though its form comes twice in one moment', async () => {
    for (const account of ['sunqi', 'zhouba']) await settled(account, { role: 'reader' });
    const from = { kind: 'deputy', fromOn: '2023-10-10', toOn: '2023-10-12' };
    const send = (period: object) => arrange('sunqi', 'zhouba', { ...period, note: '' });
    const answers = await Promise.all([send(from), send(from)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 400]);
    const sent = async (fromOn: string, toOn: string) =>
      (await send({ kind: 'deputy', fromOn, toOn })).statusCode;
    // The last of its days is taken, the day after it is free.
    expect(await sent('2023-10-12', '2023-10-12')).toBe(400);
    expect(await sent('2023-10-13', '2023-10-13')).toBe(204);
  });

  test('nobody of the offices stands in for an enterprise, nor for an administrator', async () => {
    await settled('qiye', { role: 'enterprise', creditCode: code(1) });
    const period = { kind: 'deputy', fromOn: '2023-09-01', toOn: '2023-09-02' };
    expect((await arrange('office', 'qiye', period)).json().details[0].path).toBe('deputyId');
    expect((await arrange('system', 'qiye', period)).json().code).toBe('ADMINISTRATOR_ACCOUNT');
  });
});

describe('the second factor', () => {
  let secret = '';
  let codes: string[] = [];

  test('is in force once a code of it was given, with ten recovery codes shown once', async () => {
    secret = (await auditor.post('/api/session/factor')).json<FactorOffer>().secret;
    expect((await enter('auditor', TEST_PASSWORD)).answer.statusCode).toBe(200);
    const wrong = await auditor.post('/api/session/factor/confirmation', { code: codeNow(secret, 5) });
    expect(wrong.json().code).toBe('INPUT_INVALID');
    const confirmed = await auditor.post('/api/session/factor/confirmation', { code: codeNow(secret) });
    codes = confirmed.json<RecoveryCodes>().codes;
    expect(new Set(codes).size).toBe(10);
    const kept = await county.database.db.read((tx) => tx.orm.select().from(recoveryCodes));
    expect(kept).toHaveLength(10);
    expect(JSON.stringify(kept)).not.toContain(codes[0]);
    expect((await auditor.post('/api/session/factor')).json().code).toBe('NOT_ALLOWED');
  });

  test('a right password alone asks for it, and is no failed attempt', async () => {
    for (let i = 0; i < 6; i += 1) {
      expect((await enter('auditor', TEST_PASSWORD)).answer.json().code).toBe('SECOND_FACTOR_WANTED');
    }
    expect((await enter('auditor', TEST_PASSWORD, codeNow(secret))).answer.statusCode).toBe(200);
  });

  test('a code is good once; five wrong ones lock, whatever comes between', async () => {
    const used = codeNow(secret);
    expect((await enter('auditor', TEST_PASSWORD, used)).answer.statusCode).toBe(200);
    for (let i = 0; i < 4; i += 1) {
      expect((await enter('auditor', TEST_PASSWORD, used)).answer.json().code).toBe('SECOND_FACTOR_REFUSED');
      await enter('auditor', TEST_PASSWORD);
    }
    expect((await enter('auditor', TEST_PASSWORD, used)).answer.json().code).toBe('SIGN_IN_LOCKED');
  });

  test('a recovery code opens one sign-in, typed as it comes', async () => {
    const [first = ''] = codes;
    const typed = first.toLowerCase().replaceAll('-', ' ');
    expect((await enter('auditor', TEST_PASSWORD, typed)).answer.statusCode).toBe(200);
    expect((await enter('auditor', TEST_PASSWORD, first)).answer.statusCode).toBe(401);
  });

  test('a wrong password with a right code is a wrong password', async () => {
    const { answer } = await enter('auditor', 'Wrong-Horse-7', codeNow(secret));
    expect(answer.json().code).toBe('SIGN_IN_REFUSED');
  });
});
