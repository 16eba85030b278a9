import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SAME_ORIGIN } from '../../../test/app.ts';
import { open, testServer } from '../../../test/http-server.ts';
import { systemActor } from '../actor/index.ts';
import { describeError } from '../log/describe-error.ts';
import { Problem } from '../problem/index.ts';

const signedIn = { ...systemActor('tester', '测试'), permissions: new Set(['session.own' as const]) };

describe('a route', () => {
  test.each([
    ['without permission', {}, 'declares no permission'],
    [
      'with a permission nobody can have',
      { permission: 'plan.fly' as 'plan.read' },
      'unknown permission plan.fly',
    ],
    [
      'with both a permission and a reason to be open',
      { permission: 'plan.read' as const, public: 'why' },
      'both',
    ],
    ['open without a reason', { public: '' }, 'declares no permission'],
  ])('%s does not boot', async (_title, config, message) => {
    const app = await testServer();
    expect(() => app.get('/x', { config }, async () => 'x')).toThrow(message);
  });

  test('on a public route nobody is signed in, and asking who it is answers 401', async () => {
    const app = await testServer();
    app.get('/x', { config: open }, async ({ actor: who }) => who.account);
    expect((await app.inject('/x')).json().code).toBe('NOT_SIGNED_IN');
  });
});

describe('a refused input', () => {
  test('is listed field by field in Chinese, the schema’s own words first', async () => {
    const app = await testServer();
    const body = z.object({
      name: z.string().min(1),
      title: z.string().min(1, '请填标题'),
      year: z.number().int().min(2020),
      grade: z.enum(['A', 'B']),
      units: z.array(z.string()).max(1),
      on: z.iso.date(),
      nested: z.object({ area: z.string().regex(/^\d+$/, '应为十进制数') }),
    });
    app.post('/x', { config: open, schema: { body } }, async () => 'ok');
    const payload = {
      title: '',
      year: 2019,
      grade: 'C',
      units: ['a', 'b'],
      on: '8/31',
      nested: { area: 'x' },
    };
    const answer = await app.inject({ method: 'POST', url: '/x', headers: SAME_ORIGIN, payload });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'INPUT_INVALID', message: '填报内容不符合要求' });
    expect(answer.json().details).toEqual([
      { path: 'name', message: '请填写' },
      { path: 'title', message: '请填标题' },
      { path: 'year', message: '应不小于 2020' },
      { path: 'grade', message: '应为 A、B 之一' },
      { path: 'units', message: '至多 1 项' },
      { path: 'on', message: '格式不对，应为日期（年-月-日）' },
      { path: 'nested.area', message: '应为十进制数' },
    ]);
  });

  test.each([
    [
      'JSON that is none',
      { payload: '{', headers: { 'content-type': 'application/json' } },
      400,
      'INPUT_INVALID',
    ],
    [
      'a body of another kind',
      { payload: 'x', headers: { 'content-type': 'text/css' } },
      400,
      'INPUT_INVALID',
    ],
    ['a form too long', { payload: { name: 'x'.repeat(3 << 20) } }, 413, 'FORM_TOO_LONG'],
  ])('%s', async (_title, request, status, code) => {
    const app = await testServer();
    app.post('/x', { config: open, schema: { body: z.object({ name: z.string() }) } }, async () => 'ok');
    const headers = { ...SAME_ORIGIN, ...('headers' in request ? request.headers : {}) };
    const answer = await app.inject({ ...request, method: 'POST', url: '/x', headers });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});

describe('an error', () => {
  const lines: string[] = [];
  const loggerInstance = pino(
    { serializers: { err: describeError } },
    { write: (line: string) => void lines.push(line) },
  );

  test('that is ours answers 500 with a number to quote, says nothing of itself, and is logged under that number', async () => {
    const app = await testServer({ loggerInstance });
    app.get('/x', { config: open }, async () => {
      throw new Error('the secret inside');
    });
    const answer = await app.inject('/x');
    const { requestId, ...body } = answer.json();
    expect(answer.statusCode).toBe(500);
    expect(body).toEqual({
      code: 'UNEXPECTED',
      message: '系统出错，刚才的操作没有生效',
      remedy: '请重试；仍不行请把编号告诉系统管理员',
    });
    expect(requestId).toMatch(/^[0-9a-f]{10}$/);
    expect(lines.some((line) => line.includes(requestId) && line.includes('the secret inside'))).toBe(true);
  });

  test('that is expected answers with its code, sentence, remedy and details; its context stays in the log', async () => {
    const app = await testServer({ loggerInstance });
    app.get('/x', { config: open }, async () => {
      throw new Problem('CHANGED_MEANWHILE', {
        details: [{ path: 'a', message: '甲' }],
        context: { batch: 'b-77' },
      });
    });
    const answer = await app.inject('/x');
    expect(answer.json()).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: [{ path: 'a', message: '甲' }],
    });
    expect(answer.body).not.toContain('b-77');
    expect(lines.some((line) => line.includes('b-77'))).toBe(true);
  });

  test('in what we answer is ours as well', async () => {
    const app = await testServer({ loggerInstance });
    const schema = { response: { 200: z.object({ n: z.number() }) } };
    app.get('/x', { config: open, schema }, async () => JSON.parse('{"n":"seven"}'));
    expect((await app.inject('/x')).json().code).toBe('UNEXPECTED');
  });

  test('the log names the route and not the address, which has codes in it', async () => {
    const app = await testServer({ loggerInstance });
    app.get('/enterprises/:code', { config: { permission: 'plan.read' } }, async () => 'ok');
    await app.inject('/enterprises/91331083000000001X?name=secret');
    expect(lines.join('')).toContain('/enterprises/:code');
    expect(lines.join('')).not.toMatch(/91331083000000001X|name=secret/);
  });
});

describe('headers', () => {
  test('let nothing in from outside and nobody frame us', async () => {
    const app = await testServer();
    app.get('/x', { config: open }, async () => 'ok');
    const { headers } = await app.inject('/x');
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self';worker-src 'self' blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('a long answer is compressed', async () => {
    const app = await testServer();
    app.get('/x', { config: open }, async () => ({ text: '腾笼换鸟'.repeat(2000) }));
    const answer = await app.inject({ url: '/x', headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.rawPayload.length).toBeLessThan(500);
  });
});

describe('limits', () => {
  test('a public route asked too often answers 429 as a Problem; the others go on', async () => {
    const app = await testServer({ publicRequestsPerMinute: 3 });
    app.get('/x', { config: { ...open, rateLimit: {} } }, async () => 'ok');
    app.get('/y', { config: { permission: 'plan.read' } }, async () => 'ok');
    const codes: number[] = [];
    for (let i = 0; i < 4; i += 1) codes.push((await app.inject('/x')).statusCode);
    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await app.inject('/x')).json().code).toBe('TOO_MANY_REQUESTS');
    expect((await app.inject('/y')).statusCode).toBe(200);
  });

  test.each([
    ['one byte below 2 MB is taken', -1, 200],
    ['2 MB is taken', 0, 200],
    ['one byte more is refused', 1, 413],
  ])('a form of %s', async (_title, more, status) => {
    const app = await testServer({ authenticate: async () => signedIn });
    app.post('/form', { config: { permission: 'session.own' } }, async () => 'ok');
    const frame = JSON.stringify({ text: '' }).length;
    const body = JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024 + more - frame) });
    const headers = { ...SAME_ORIGIN, 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/form', headers, payload: body });
    expect(answer.statusCode).toBe(status);
    if (status === 413) expect(answer.json()).toMatchObject({ code: 'FORM_TOO_LONG' });
  });
});

describe('the API document', () => {
  test('is OpenAPI 3.1 and says of every operation who may call it', async () => {
    const app = await testServer({ authenticate: async () => signedIn });
    app.get(
      '/api/plan',
      { config: { permission: 'plan.read' }, schema: { summary: '方案' } },
      async () => 'ok',
    );
    app.get('/api/open', { config: open, schema: { summary: '公开' } }, async () => 'ok');
    const document = (await app.inject('/api/docs/json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/plan'].get).toMatchObject({
      summary: '方案',
      'x-permission': 'plan.read',
      responses: { '4XX': { content: { 'application/json': { schema: { type: 'object' } } } } },
    });
    expect(document.paths['/api/open'].get['x-permission']).toBeNull();
    const page = await app.inject('/api/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('查看方案');
    expect(page.body).not.toMatch(/https?:\/\//);
  });

  test.each(['/api/docs', '/api/docs/json'])('%s is for whoever is signed in alone', async (url) => {
    const app = await testServer({ authenticate: async () => undefined });
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'NOT_SIGNED_IN']);
  });
});
