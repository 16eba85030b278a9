import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SAME_ORIGIN } from '../../../test/app.ts';
import { testServer } from '../../../test/http-server.ts';
import { receiveFile } from './index.ts';

const TAKES = { permission: 'plan.read', form: z.object({ year: z.string() }) } as const;

describe('an upload', () => {
  const form = (name: string, content: Uint8Array) => {
    const data = new FormData();
    data.append('year', '2022');
    data.append('file', new Blob([Buffer.from(content)]), name);
    return new Request('http://localhost/', { method: 'POST', body: data });
  };
  const upload = async (name: string, content: Uint8Array) => {
    const app = await testServer();
    app.post('/files', { config: TAKES }, async (request) => {
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
    const app = await testServer();
    const paths: string[] = [];
    app.post('/files', { config: TAKES }, async (request) => {
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
    const app = await testServer();
    app.post('/files', { config: TAKES }, async (request) => (await receiveFile(request)).size);
    const answer = await app.inject({ method: 'POST', url: '/files', headers: SAME_ORIGIN, payload: {} });
    expect(answer.json()).toMatchObject({
      code: 'INPUT_INVALID',
      details: [{ path: 'file', message: '请选择要上传的文件' }],
    });
  });
});
