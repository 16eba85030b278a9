import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/index.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * The built web pages. Files under `/assets/` carry a hash in their name and are kept for ever; every other address
 * that is no file is a page of the application and gets `index.html`, asked for anew each time.
 *
 * The handlers here are not async: an async one that answers by `reply` makes Fastify wait for the answer's end twice
 * over, and a page passes through two of them, the second time as an unknown address.
 */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  await app.register(staticFiles, { root, serve: false, cacheControl: false });
  const config = { public: 'the sign-in page and its files hold no data' };
  app.get('/*', { config, schema: { hide: true } }, (request, reply) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (path.startsWith('/api/')) throw new Problem('NOT_FOUND');
    const isAsset = path.startsWith('/assets/');
    reply.header('cache-control', isAsset ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache');
    reply.sendFile(path === '/' ? 'index.html' : decodeURIComponent(path));
  });
}

/** Unknown addresses: the application's own pages where there is a web, a Problem everywhere else. */
export function answerUnknown(app: FastifyInstance, webRoot?: string): void {
  app.setNotFoundHandler((request, reply) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !path.startsWith('/assets/');
    // While the pages are being replaced there is no entry; asked for here it would be unknown for a second time.
    if (!isPage || !webRoot || !existsSync(join(webRoot, 'index.html'))) throw new Problem('NOT_FOUND');
    reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
