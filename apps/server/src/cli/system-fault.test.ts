import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tryListening } from './serve/try-listening.ts';
import { describeSystemFault } from './system-fault.ts';

const root = mkdtempSync(join(tmpdir(), 'tenglong-fault-'));
const file = join(root, 'a-file');
writeFileSync(file, '');
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(root, { recursive: true });
});

const thrown = async (work: Promise<unknown>) =>
  describeSystemFault(await work.catch((error: unknown) => error));

test('a port that somebody has is named, with what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const failure = await thrown(tryListening('127.0.0.1', port));
  expect(failure?.message).toBe(`端口 ${port} 已被占用，也许腾笼已经在运行`);
  expect(failure?.remedy).toContain('--port');
});

test('a port that is free is free again afterwards', async () => {
  await tryListening('127.0.0.1', 0);
  expect(await thrown(tryListening('127.0.0.1', 0))).toBeUndefined();
});

test('an address of another machine is named', async () => {
  // 192.0.2.0/24 is kept for documentation and is nobody's.
  expect((await thrown(tryListening('192.0.2.1', 0)))?.message).toBe('本机没有 192.0.2.1 这个地址');
});

test('a folder that is a file is named', async () => {
  expect((await thrown(mkdir(join(file, 'data'), { recursive: true })))?.message).toBe(
    `这里应是目录，却是一个文件：${join(file, 'data')}`,
  );
});

test.each([
  ['EACCES', '没有读写权限：/srv/x'],
  ['EPERM', '没有读写权限：/srv/x'],
  ['EROFS', '这里只能读，不能写：/srv/x'],
])('%s at a folder names the folder', (code, sentence) => {
  const error = Object.assign(new Error(code), { code, syscall: 'mkdir', path: '/srv/x' });
  expect(describeSystemFault(error)?.message).toBe(sentence);
});

test('what is not the operating system’s stays a bug', () => {
  expect(describeSystemFault(new Error('x'))).toBeUndefined();
  expect(describeSystemFault(Object.assign(new Error('x'), { code: 'ERR_ASSERTION' }))).toBeUndefined();
});

test('a folder that cannot be made is named', async () => {
  expect((await thrown(mkdir(join(root, 'nowhere', 'below'))))?.message).toBe(
    `这里建不了目录：${join(root, 'nowhere', 'below')}`,
  );
});
