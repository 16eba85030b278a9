import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { testServer } from '../../../test/http-server.ts';
import { answerUnknown, serveWeb } from './index.ts';

describe('the built pages', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tenglong-web-'));
  afterAll(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>腾笼</title>');
  writeFileSync(join(root, 'assets', 'app-1a2b.js'), 'export {};');
  writeFileSync(join(root, '..', 'outside.txt'), 'outside');
  const app = await testServer();
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
    const listening = await testServer();
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
    const without = await testServer({ loggerInstance });
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
