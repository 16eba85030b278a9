import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from '../src/cli/run-cli.ts';
import { SAME_ORIGIN } from './app.ts';
import { HOSTILE } from './hostile-files.ts';
import { createSmallCounty, type SmallCounty } from './small-county.ts';

vi.setConfig({ testTimeout: 300_000 });
let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
});
afterAll(() => county.close());

const CHINESE = /^[\u4e00-\u9fff]/;
const own = new RegExp(`^tenglong-(?:upload|read)-${process.pid}-`);
const leftovers = () => readdirSync(tmpdir()).filter((name) => own.test(name));
const peakMegabytes = () => process.resourceUsage().maxRSS / 1024;

describe('a hostile file over the web ends in one sentence with a remedy, and leaves nothing behind', () => {
  test.each(HOSTILE)('%s', async (_title, name, says, bytes) => {
    const before = peakMegabytes();
    const batch = await county.drop(name, bytes());
    expect(batch.status).toBe('failed');
    expect(batch.failure?.message).toContain(says);
    expect(batch.failure?.message).not.toContain('。');
    expect(batch.failure?.remedy).toMatch(CHINESE);
    expect(leftovers()).toEqual([]);
    const staged = await county.deps.db.read((tx) =>
      tx.rows(sql`select 1 from batch_rows where batch_id = ${batch.id} limit 1`),
    );
    expect(staged).toEqual([]);
    expect(peakMegabytes() - before).toBeLessThan(600);
  });

  test('300 megabytes are refused while they come, without being kept in memory', async () => {
    await county.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = county.app.server.address() as { port: number };
    const cookie = await county.cookieOf('office');
    const before = peakMegabytes();
    const answer = await sendZeros(port, cookie, 300);
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'BODY_TOO_LARGE', message: '文件太大' });
    expect(answer.body.remedy).toContain('100 兆以内');
    expect(peakMegabytes() - before).toBeLessThan(200);
    expect(leftovers()).toEqual([]);
  });
});

/** Sends a form with a file of so many megabytes, never more than one of them at a time. */
function sendZeros(port: number, cookie: string, megabytes: number) {
  const head = `--zeros\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`;
  return new Promise<{ status: number; body: { code: string; message: string; remedy: string } }>(
    (resolve, reject) => {
      const call = request(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/api/intake/batches',
          headers: {
            ...SAME_ORIGIN,
            cookie,
            'content-type': 'multipart/form-data; boundary=zeros',
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (piece: string) => {
            text += piece;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }));
        },
      );
      call.on('error', reject);
      call.write(head);
      const zeros = Buffer.alloc(1024 * 1024);
      const next = (left: number): void => {
        if (left === 0) return void call.end('\r\n--zeros--\r\n');
        call.write(zeros, () => next(left - 1));
      };
      next(megabytes);
    },
  );
}

describe('a folder of hostile files at the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenglong-test-hostile-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is refused as a whole with one sentence, every file named with its own', async () => {
    for (const [, name, , bytes] of HOSTILE) writeFileSync(join(folder, name), bytes());
    const printed: string[] = [];
    const plan = fileURLToPath(new URL('../../../plans/yuhuan-2021-2023', import.meta.url));
    const out = join(folder, 'out');
    const status = await runCli(
      ['evaluate', '--plan', plan, '--workbooks', folder, '--year', '2022', '--out', out],
      { out: (text) => printed.push(text), err: (text) => printed.push(text), watched: false },
    );
    expect(status).toBe(2);
    const text = printed.join('');
    for (const [, name, says] of HOSTILE) {
      expect(text).toContain(`没有读取：${name}，`);
      const line = text.slice(text.indexOf(`没有读取：${name}，`)).split('\n')[0];
      expect(line).toContain(says);
    }
  });
});
