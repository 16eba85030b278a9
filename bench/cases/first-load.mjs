// The first load of 方案总览 by somebody signed in, in a real Chromium with an empty cache: what crossed the network until
// nothing more was asked for, and whether anything was asked of anybody else.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findChromium } from '../../scripts/chromium.mjs';
import { fact, line } from './line.mjs';
import { PASSWORD, withProduct } from './running-product.mjs';

const { chromium } = createRequire(new URL('../../e2e/package.json', import.meta.url))('@playwright/test');
const LAZY = /echarts|zrender|exceljs|editor/i;

/** Listens to the browser itself: the bytes of each answer as they came over the wire, headers included. */
async function record(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const answers = new Map();
  client.on('Network.requestWillBeSent', ({ requestId, request, type }) =>
    answers.set(requestId, { url: request.url, type, bytes: 0 }),
  );
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer) answer.bytes = encodedDataLength;
  });
  return { client, answers };
}

/** What the same answers weigh as gzip: the server may send a denser encoding, the target speaks of gzip. */
async function gzipBytes(origin, answers, cookie) {
  const weights = [];
  for (const { url, type, bytes } of answers) {
    if (!url.startsWith(origin)) continue;
    const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
    const body = Buffer.from(await answer.arrayBuffer());
    weights.push({ path: url.slice(origin.length), type, sent: bytes, gzip: gzipSync(body).length, body });
  }
  return weights;
}

async function visit(origin) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const signingIn = await context.newPage();
    await signingIn.goto(origin);
    await signingIn.getByLabel('账号').fill('zhuanban');
    await signingIn.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await signingIn.getByRole('button', { name: '登录' }).click();
    // Who has things to do begins with them, the others with the plan.
    await signingIn.waitForURL(({ pathname }) => ['/plan', '/todo'].includes(pathname), { timeout: 60_000 });
    await signingIn.waitForLoadState('networkidle');
    const cookies = await context.cookies();
    await signingIn.close();
    // A fresh context with the session and nothing else: no cache, no page before.
    const fresh = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    await fresh.addCookies(cookies);
    const page = await fresh.newPage();
    const { answers } = await record(page);
    const began = performance.now();
    await page.goto(`${origin}/plan`);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
    const seconds = (performance.now() - began) / 1000;
    await page.waitForLoadState('networkidle');
    if (new URL(page.url()).pathname !== '/plan') throw new Error(`not signed in: ${page.url()}`);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const all = [...answers.values()].filter(({ url }) => /^https?:/.test(url));
    const foreign = all.filter(({ url }) => !url.startsWith(origin));
    return { all, foreign, seconds, weights: await gzipBytes(origin, all, cookie) };
  } finally {
    await browser.close();
  }
}

export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'tenglong-bench-'));
  try {
    return await withProduct({ TENGLONG_DATA: folder }, ['--demo'], async (origin) => {
      const { all, foreign, seconds, weights } = await visit(origin);
      const gzip = weights.reduce((sum, one) => sum + one.gzip, 0);
      const sent = all.reduce((sum, { bytes }) => sum + bytes, 0);
      const chunks = weights.filter(
        ({ body, type }) => type === 'Script' && LAZY.test(body.toString('utf8', 0, 4096)),
      );
      return {
        lines: [
          line('first load of 方案总览, signed in: every answer as gzip', gzip / 1024, 'KB', 300),
          line('requests outside the origin', foreign.length, '', 0),
          fact('sent over the wire as the server encodes it, headers included', sent / 1024, 'KB'),
          fact('requests', all.length, ''),
          fact('until the heading stands', seconds, 's'),
        ],
        detail: {
          foreign: foreign.map(({ url }) => new URL(url).host),
          lazyChunksLoaded: chunks.map(({ path }) => path),
          answers: weights.map(({ body, ...rest }) => rest).sort((a, b) => b.gzip - a.gzip),
        },
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
