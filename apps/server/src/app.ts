import type { FastifyServerOptions } from 'fastify';
import { authenticateBySession, type IdentityDeps, identityRoutes } from './modules/identity/index.ts';
import { auditRoutes } from './platform/audit/index.ts';
import { healthRoutes } from './platform/health/index.ts';
import { answerUnknown, createHttpServer, type HttpServer, serveWeb } from './platform/http/index.ts';

/** Everything the modules' routes need, made once at the start. */
export interface AppDeps extends IdentityDeps {}

export interface AppOptions {
  readonly trustProxy?: boolean | string;
  readonly logger?: FastifyServerOptions['logger'];
  readonly publicRequestsPerMinute?: number;
  /** Folder of the built web pages; without one only the API answers. */
  readonly webRoot?: string;
}

/** The whole product behind one door: each module's routes under `/api`, then the pages. */
export async function createApp(deps: AppDeps, options: AppOptions = {}): Promise<HttpServer> {
  const { webRoot, ...http } = options;
  const app = await createHttpServer({ ...http, authenticate: authenticateBySession(deps) });
  const under = { prefix: '/api', deps };
  await app.register(identityRoutes, under);
  await app.register(auditRoutes, under);
  await app.register(healthRoutes, under);
  if (webRoot) await serveWeb(app, webRoot);
  answerUnknown(app, webRoot !== undefined);
  await app.ready();
  return app;
}
