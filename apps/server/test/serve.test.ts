import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { migrations } from '../src/migrations.ts';
import { checkArchive } from '../src/platform/backup/index.ts';
import { buildCli } from './children/build-cli.ts';
import { type Child, spawnNode } from './children/spawn.ts';

// Every step starts a process; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 300_000 });
const cli = await buildCli();
afterAll(() => cli.remove());
const root = mkdtempSync(join(tmpdir(), 'tenglong-serve-'));
const data = join(root, 'data');
afterAll(() => rmSync(root, { recursive: true, force: true }));
const children: Child[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
});

const run = (args: string[], env: NodeJS.ProcessEnv = {}): Child => {
  const child = spawnNode([cli.path, ...args], {
    TENGLONG_DATA: data,
    DATABASE_URL: '',
    TENGLONG_DEMO_PASSWORD: '',
    ...env,
  });
  children.push(child);
  return child;
};
const ended = async (child: Child): Promise<number | null> => {
  if (child.process.exitCode === null) await once(child.process, 'exit');
  return child.process.exitCode;
};
/** A running server and its address. */
const serve = async (env: NodeJS.ProcessEnv = {}, more: string[] = []) => {
  const child = run(['serve', '--port', '0', ...more], env);
  const line = await child.line((text) => text.startsWith('腾笼已启动：'));
  await child.line((text) => text.startsWith('按 Ctrl C 停止'));
  return { child, url: line.slice('腾笼已启动：'.length) };
};
const signIn = (url: string, account: string, password: string) =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ account, password }),
  });
/** Sends requests with the cookie of the office. */
const asOffice = async (url: string) => {
  const session = await signIn(url, 'zhuanban', 'Shown-On-Screen-1');
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { origin: url, cookie } });
};
const stop = (child: Child) => {
  child.process.kill('SIGTERM');
  return ended(child);
};

describe('tenglong serve', () => {
  test('first prints the accounts and keeps them for the operator alone; then signs in, stops clean, and does not print again', async () => {
    const first = await serve();
    const printed = first.child.lines.flatMap(
      (line) => /账号 (\S+) {2}密码 (\S+)/.exec(line)?.slice(1) ?? [],
    );
    expect(printed.filter((_, i) => i % 2 === 0)).toEqual([
      'zhuanban',
      'anquan',
      'xitong',
      'shenji',
      'chakan',
    ]);
    const [, password = ''] = printed;
    const file = join(data, 'demo-accounts.txt');
    expect(readFileSync(file, 'utf8')).toContain(`专班管理员\tzhuanban\t${password}`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await signIn(first.url, 'zhuanban', password)).status).toBe(200);
    expect(await (await fetch(`${first.url}/api/health`)).json()).toEqual({ status: 'ok' });
    expect(await stop(first.child)).toBe(0);
    expect(first.child.lines.at(-1)).toBe('已停止。');

    const second = await serve();
    expect(second.child.lines.join('\n')).not.toContain(password);
    expect((await signIn(second.url, 'zhuanban', password)).status).toBe(200);
    await stop(second.child);
  });

  test('gives both accounts the password of TENGLONG_DEMO_PASSWORD, and refuses another command on its folder', async () => {
    const { child, url } = await serve({ TENGLONG_DEMO_PASSWORD: 'Shown-On-Screen-1' });
    expect((await signIn(url, 'chakan', 'Shown-On-Screen-1')).status).toBe(200);
    const backup = run(['backup', '--out', join(root, 'x.tar.gz')]);
    expect(await ended(backup)).toBe(2);
    expect(backup.errors()).toContain(
      `数据目录正被另一进程使用：${data}（进程 ${child.process.pid}）。请先停止那个进程`,
    );
    // A request that runs when it is told to stop is finished.
    const answer = signIn(url, 'chakan', 'Shown-On-Screen-1');
    await new Promise((done) => setTimeout(done, 5));
    child.process.kill('SIGTERM');
    expect([200, 503]).toContain(await answer.then(({ status }) => status));
    expect(await ended(child)).toBe(0);
  });

  test.each([
    ['a port that is none', ['serve', '--port', '99999'], {}, 'PORT 应为 0 到 65535 的端口号'],
    [
      'a database that is none',
      ['serve'],
      { DATABASE_URL: 'mysql://x/y' },
      'DATABASE_URL 应以 postgres:// 开头',
    ],
    [
      'a server that does not answer',
      ['serve', '--port', '0'],
      { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
      '数据库暂时连不上',
    ],
    [
      'a backup that is not there',
      ['restore', '--from', 'nowhere.tar.gz', '--force'],
      {},
      '备份文件不完整或已损坏',
    ],
  ])('%s is refused with one sentence and exit code 2', async (_title, args, env, sentence) => {
    const child = run(args, env);
    expect(await ended(child)).toBe(2);
    expect(child.errors()).toContain(sentence);
    expect(child.errors().trim().split('\n')).toHaveLength(1);
  });
});

test('a command whose reader has seen enough ends without a fault', async () => {
  const child = spawn(process.execPath, [cli.path, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const [code] = await once(child, 'close');
  expect([code, errors]).toEqual([0, '']);
});

describe('the served product', () => {
  const folder = join(root, 'served');
  const env = { TENGLONG_DATA: folder, TENGLONG_DEMO_PASSWORD: 'Shown-On-Screen-1' };
  const plan = fileURLToPath(new URL('../../../plans/yuhuan-2021-2023', import.meta.url));

  test('backs up the embedded database by itself, and what it made restores elsewhere, lost password and all', async () => {
    const { child } = await serve({ ...env, TENGLONG_FIRST_BACKUP_SECONDS: '1' });
    const backups = join(folder, 'backups');
    const made = () =>
      existsSync(backups) ? readdirSync(backups).filter((name) => name.endsWith('.gz')) : [];
    await expect.poll(made, { timeout: 120_000, interval: 200 }).toHaveLength(1);
    await stop(child);
    const from = join(backups, made()[0] ?? '');
    const elsewhere = { TENGLONG_DATA: data };
    const account = run(['account', 'chakan'], elsewhere);
    expect(await ended(account)).toBe(0);
    expect(account.lines[0]).toMatch(/^账号 chakan 的新密码：(\w{4}-){3}\w{4}$/);
    const refused = run(['restore', '--from', from], elsewhere);
    expect(await ended(refused)).toBe(2);
    expect(refused.errors()).toContain('请加 --force');
    const restored = run(['restore', '--from', from, '--force'], elsewhere);
    expect(await ended(restored), restored.errors()).toBe(0);
    expect(restored.lines.join('\n')).toContain('核对无误');
    const out = join(root, 'made.tar.gz');
    const backup = run(['backup', '--out', out], elsewhere);
    expect(await ended(backup), backup.errors()).toBe(0);
    await expect(checkArchive(out, migrations)).resolves.toBeDefined();
    const again = await serve(elsewhere);
    expect((await signIn(again.url, 'chakan', 'Shown-On-Screen-1')).status).toBe(200);
    await stop(again.child);
  });

  test('killed while it reads a workbook in its own thread, it goes on reading when it is started again', async () => {
    expect(existsSync(join(dirname(cli.path), 'reading-thread.js'))).toBe(true);
    const first = await serve(env, ['--plan', plan]);
    const send = await asOffice(first.url);
    const rows = Array.from({ length: 40_000 }, (_, i) => `,玉环虚构${i}号厂,${i}.5,0`);
    const form = new FormData();
    form.append(
      'file',
      new Blob([`统一社会信用代码,企业名称,入库税额(元),备注\n${rows.join('\n')}`]),
      '税收2022.csv',
    );
    const answer = send('/api/intake/batches', { method: 'POST', body: form }).catch(() => undefined);
    const states = async (ask: typeof send) => {
      const page = (await (await ask('/api/intake/batches')).json()) as { rows: { status: string }[] };
      return page.rows.map(({ status }) => status);
    };
    await expect.poll(() => states(send), { timeout: 120_000, interval: 20 }).toEqual(['reading']);
    await first.child.kill();
    await answer;
    const second = await serve(env, ['--plan', plan]);
    const ask = await asOffice(second.url);
    await expect.poll(() => states(ask), { timeout: 240_000, interval: 500 }).toEqual(['draft']);
    await stop(second.child);
    expect(readdirSync(tmpdir()).filter((name) => name.includes(`-${first.child.process.pid}-`))).toEqual([]);
  });
});
