import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/index.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * The built web pages. Files under `/assets/` carry a hash in their name and are kept for ever; every other address
 * that is no file is a page of the application and gets `index.html`, asked for anew each time.
 */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  await app.register(staticFiles, { root, serve: false, cacheControl: false });
  const config = { public: 'the sign-in page and its files hold no data' };
  app.get('/*', { config, schema: { hide: true } }, async (request, reply) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (path.startsWith('/api/')) throw new Problem('NOT_FOUND');
    const isAsset = path.startsWith('/assets/');
    reply.header('cache-control', isAsset ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache');
    return reply.sendFile(path === '/' ? 'index.html' : decodeURIComponent(path));
  });
}

/** Unknown addresses: the application's own pages where there is a web, a Problem everywhere else. */
export function answerUnknown(app: FastifyInstance, hasWeb: boolean): void {
  app.setNotFoundHandler(async (request, reply) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !path.startsWith('/assets/');
    if (!hasWeb || !isPage) throw new Problem('NOT_FOUND');
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
