import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SAME_ORIGIN } from '../../../test/app.ts';
import { systemActor } from '../actor/index.ts';
import { describeError } from '../log/describe-error.ts';
import { Problem } from '../problem/index.ts';
import { answerUnknown, createHttpServer, type HttpOptions, receiveFile, serveWeb } from './index.ts';

const actor = { ...systemActor('tester', '测试'), permissions: new Set(['plan.read' as const]) };
const open = { public: 'a test' };

async function server(options: Partial<HttpOptions> = {}) {
  const app = await createHttpServer({
    authenticate: async () => actor,
    publicRequestsPerMinute: 1000,
    ...options,
  });
  afterAll(() => app.close());
  return app;
}

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
    const app = await server();
    expect(() => app.get('/x', { config }, async () => 'x')).toThrow(message);
  });

  test('on a public route nobody is signed in, and asking who it is answers 401', async () => {
    const app = await server();
    app.get('/x', { config: open }, async ({ actor: who }) => who.account);
    expect((await app.inject('/x')).json().code).toBe('NOT_SIGNED_IN');
  });
});

describe('a refused input', () => {
  test('is listed field by field in Chinese, the schema’s own words first', async () => {
    const app = await server();
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
    ['a form too long', { payload: { name: 'x'.repeat(3 << 20) } }, 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_title, request, status, code) => {
    const app = await server();
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
    const app = await server({ loggerInstance });
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
    const app = await server({ loggerInstance });
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
    const app = await server({ loggerInstance });
    const schema = { response: { 200: z.object({ n: z.number() }) } };
    app.get('/x', { config: open, schema }, async () => JSON.parse('{"n":"seven"}'));
    expect((await app.inject('/x')).json().code).toBe('UNEXPECTED');
  });

  test('the log names the route and not the address, which has codes in it', async () => {
    const app = await server({ loggerInstance });
    app.get('/enterprises/:code', { config: { permission: 'plan.read' } }, async () => 'ok');
    await app.inject('/enterprises/91331083000000001X?name=secret');
    expect(lines.join('')).toContain('/enterprises/:code');
    expect(lines.join('')).not.toMatch(/91331083000000001X|name=secret/);
  });
});

describe('headers', () => {
  test('let nothing in from outside and nobody frame us', async () => {
    const app = await server();
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
    const app = await server();
    app.get('/x', { config: open }, async () => ({ text: '腾笼换鸟'.repeat(2000) }));
    const answer = await app.inject({ url: '/x', headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.rawPayload.length).toBeLessThan(500);
  });
});

describe('limits', () => {
  test('a public route asked too often answers 429 as a Problem; the others go on', async () => {
    const app = await server({ publicRequestsPerMinute: 3 });
    app.get('/x', { config: { ...open, rateLimit: {} } }, async () => 'ok');
    app.get('/y', { config: { permission: 'plan.read' } }, async () => 'ok');
    const codes: number[] = [];
    for (let i = 0; i < 4; i += 1) codes.push((await app.inject('/x')).statusCode);
    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await app.inject('/x')).json().code).toBe('TOO_MANY_REQUESTS');
    expect((await app.inject('/y')).statusCode).toBe(200);
  });
});

describe('an upload', () => {
  const form = (name: string, content: Uint8Array) => {
    const data = new FormData();
    data.append('year', '2022');
    data.append('file', new Blob([Buffer.from(content)]), name);
    return new Request('http://localhost/', { method: 'POST', body: data });
  };
  const upload = async (name: string, content: Uint8Array) => {
    const app = await server();
    app.post('/files', { config: { permission: 'plan.read' } }, async (request) => {
      const file = await receiveFile(request);
      const text = await readFile(file.path);
      await file.dispose();
      const { name: kept, size, sha256, fields } = file;
      return { name: kept, size, sha256, fields, begins: text.subarray(0, 6).toString() };
    });
    const request = form(name, content);
    return app.inject({
      method: 'POST',
      url: '/files',
      headers: { ...SAME_ORIGIN, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
  };

  test('arrives whole, with its Chinese name, its size, its hash and the form’s fields', async () => {
    expect((await upload('税务局-企业入库税收-2022.csv', Buffer.from('税收'))).json()).toEqual({
      name: '税务局-企业入库税收-2022.csv',
      size: 6,
      // printf 税收 | sha256sum
      sha256: '653e331c54b9563e050e0a4c80136f6299946b9407eaebd7e66496346160c24f',
      fields: { year: '2022' },
      begins: '税收',
    });
  });

  test('leaves no temporary file behind, whatever became of the request', async () => {
    const app = await server();
    const paths: string[] = [];
    app.post('/files', { config: { permission: 'plan.read' } }, async (request) => {
      paths.push((await receiveFile(request)).path);
      throw new Error('and then it went wrong');
    });
    const request = form('x.csv', Buffer.from('x'));
    await app.inject({
      method: 'POST',
      url: '/files',
      headers: { ...SAME_ORIGIN, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    await expect.poll(() => paths.map(existsSync)).toEqual([false]);
  });

  test('whose name has a folder in it keeps only the name', async () => {
    expect((await upload('C:\\部门\\..\\名录.xlsx', Buffer.from('x'))).json().name).toBe('名录.xlsx');
  });

  test('of 100 MB and one byte is refused', async () => {
    const answer = await upload('大.csv', new Uint8Array(100 * 1024 * 1024 + 1));
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  test('without a file is refused with what to do', async () => {
    const app = await server();
    app.post(
      '/files',
      { config: { permission: 'plan.read' } },
      async (request) => (await receiveFile(request)).size,
    );
    const answer = await app.inject({ method: 'POST', url: '/files', headers: SAME_ORIGIN, payload: {} });
    expect(answer.json()).toMatchObject({
      code: 'INPUT_INVALID',
      details: [{ path: 'file', message: '请选择要上传的文件' }],
    });
  });
});

describe('the built pages', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tenglong-web-'));
  afterAll(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>腾笼</title>');
  writeFileSync(join(root, 'assets', 'app-1a2b.js'), 'export {};');
  writeFileSync(join(root, '..', 'outside.txt'), 'outside');
  const app = await server();
  await serveWeb(app, root);
  answerUnknown(app, root);

  test.each([
    ['the entry', '/', 200, 'no-cache', '腾笼'],
    ['a page of the application', '/evaluation/2022?unit=331083001', 200, 'no-cache', '腾笼'],
    [
      'a hashed file, for ever',
      '/assets/app-1a2b.js',
      200,
      'public, max-age=31536000, immutable',
      'export {};',
    ],
    ['a hashed file that is gone', '/assets/gone-9f.js', 404, 'no-store', 'NOT_FOUND'],
    ['an unknown address of the API', '/api/nothing', 404, 'no-store', 'NOT_FOUND'],
    ['a way out of the folder', '/..%2foutside.txt', 400, 'no-store', 'INPUT_INVALID'],
    ['an address that cannot be decoded', '/%E0%A4%A', 404, 'no-store', 'NOT_FOUND'],
  ])('%s', async (_title, url, status, cache, text) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([status, cache]);
    expect(answer.body).toContain(text);
  });

  test('are sent without piling up listeners on the answer', async () => {
    const warnings: string[] = [];
    const note = ({ name, message }: Error) => warnings.push(`${name} ${message}`);
    process.on('warning', note);
    const listening = await server();
    await serveWeb(listening, root);
    answerUnknown(listening, root);
    const address = await listening.listen({ port: 0, host: '127.0.0.1' });
    for (const path of ['/', '/evaluation/2022', '/assets/app-1a2b.js', '/assets/gone-9f.js']) {
      await (await fetch(address + path)).text();
    }
    await listening.close();
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  test('being replaced are not found, said in the usual words and without a warning', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'tenglong-web-'));
    const lines: string[] = [];
    const loggerInstance = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
    const without = await server({ loggerInstance });
    await serveWeb(without, empty);
    answerUnknown(without, empty);
    for (const url of ['/', '/evaluation/2022']) {
      const answer = await without.inject(url);
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([404, 'no-store']);
      expect(answer.json().code).toBe('NOT_FOUND');
    }
    rmSync(empty, { recursive: true });
    expect(lines).toEqual([]);
  });
});

describe('the API document', () => {
  test('is OpenAPI 3.1 and says of every operation who may call it', async () => {
    const app = await server();
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
});
