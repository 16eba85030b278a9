import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ApiProblem, asProblem } from './api-problem.ts';
import { fileNameFrom } from './download.ts';
import { worthRetrying } from './query-client.ts';
import { apiPath, request } from './request.ts';
import { onSignedOut } from './signed-out.ts';

function answer(status: number, body: string, requestId = 'r-7') {
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers: { 'x-request-id': requestId } }));
}
afterEach(() => vi.unstubAllGlobals());

const Count = z.object({ count: z.number() });

describe('request', () => {
  test('an answer that keeps the contract is handed on', async () => {
    answer(200, '{"count":880,"extra":1}');
    expect(await request(Count, 'GET', '/enterprises')).toEqual({ count: 880 });
  });

  test('an answer that breaks the contract is a problem with the number to quote', async () => {
    answer(200, '{"count":"880"}');
    await expect(request(Count, 'GET', '/enterprises')).rejects.toMatchObject({
      code: 'ANSWER_NOT_UNDERSTOOD',
      requestId: 'r-7',
    });
  });

  test("a refusal carries the server's sentence and remedy", async () => {
    answer(
      409,
      JSON.stringify({ code: 'CHANGED_MEANWHILE', message: '刚被改过', remedy: '请刷新', requestId: 'r-9' }),
    );
    const problem = await request(Count, 'PUT', '/x').catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 409, message: '刚被改过', remedy: '请刷新', requestId: 'r-9' });
  });

  test("a proxy's page is not shown as it is", async () => {
    answer(502, '<html>Bad Gateway</html>');
    await expect(request(Count, 'GET', '/x')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      status: 502,
    });
  });

  test('a lost network is a problem, an abort is not', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(request(Count, 'GET', '/x')).rejects.toMatchObject({ code: 'OFFLINE' });
    vi.stubGlobal('fetch', async () => Promise.reject(new DOMException('aborted', 'AbortError')));
    await expect(request(Count, 'GET', '/x')).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('an expired session is announced, a wrong password is not', async () => {
    const heard: string[] = [];
    const stop = onSignedOut(() => heard.push('out'));
    const body = { message: '。', remedy: '。', requestId: 'r' };
    answer(401, JSON.stringify({ code: 'SIGN_IN_REFUSED', ...body }));
    await request(Count, 'POST', '/session').catch(() => undefined);
    expect(heard).toEqual([]);
    answer(401, JSON.stringify({ code: 'NOT_SIGNED_IN', ...body }));
    await request(Count, 'GET', '/plan').catch(() => undefined);
    expect(heard).toEqual(['out']);
    stop();
  });

  test('an empty answer satisfies a contract without content', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
    expect(await request(z.void(), 'DELETE', '/session')).toBeUndefined();
  });
});

describe('addresses and names', () => {
  test('parameters without a value are left out', () => {
    expect(apiPath('/enterprises', { q: '阀门', page: 0, unit: '', grade: undefined })).toBe(
      '/api/enterprises?q=%E9%98%80%E9%97%A8&page=0',
    );
  });
  test.each([
    [
      'the UTF-8 name wins',
      `attachment; filename="list.xlsx"; filename*=UTF-8''%E5%90%8D%E5%8D%95.xlsx`,
      '名单.xlsx',
    ],
    ['a plain name', 'attachment; filename="list.xlsx"', 'list.xlsx'],
    ['a name that cannot be decoded', `attachment; filename*=UTF-8''%E5%9`, '导出.xlsx'],
    ['no name at all', null, '导出.xlsx'],
  ])('%s', (_title, disposition, expected) => {
    expect(fileNameFrom(disposition, '导出.xlsx')).toBe(expected);
  });
});

describe('worthRetrying', () => {
  const problem = (status: number) =>
    new ApiProblem(status, { code: 'X', message: '', remedy: '', requestId: '' });
  test.each([
    ['a lost network is tried again', 0, problem(0), true],
    ['a server that is restarting too', 1, problem(503), true],
    ['but not for ever', 2, problem(503), false],
    ['a bug is not', 0, problem(500), false],
    ['a refusal is not', 0, problem(403), false],
  ])('%s', (_title, failures, error, expected) => {
    expect(worthRetrying(failures, error)).toBe(expected);
  });
});

test.each([
  ['Failed to fetch dynamically imported module: /assets/screening-page.js', 'PAGE_NOT_LOADED'],
  ['Unable to preload CSS for /assets/screening-list.css', 'PAGE_NOT_LOADED'],
  ['Importing a module script failed.', 'PAGE_NOT_LOADED'],
  ['x is not a function', 'PAGE_FAILED'],
])('a part of the page that cannot be fetched is told from one that is wrong: %s', (message, code) => {
  expect(asProblem(new TypeError(message)).code).toBe(code);
});
