import { randomBytes } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { MAX_UPLOAD_BYTES, problems } from '@tenglong/contracts/problem';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { type Authenticate, guardAccess } from './access.ts';
import { registerApiDocument } from './api-document.ts';
import { endConnections } from './end-connections.ts';
import { answerError } from './error-mapping.ts';
import { removeReceivedFiles } from './receive-file.ts';
import { logRequests } from './request-log.ts';
import { watchRoutes } from './route-rules.ts';
import { validatorCompiler } from './schema-compilers.ts';
import { CONTENT_SECURITY_POLICY } from './security-headers.ts';

export interface HttpOptions {
  readonly authenticate: Authenticate;
  /** Addresses of the gateways whose `X-Forwarded-*` is believed; false when clients connect directly. */
  readonly trustProxy?: boolean | string;
  /** Without one nothing is logged. */
  readonly loggerInstance?: FastifyBaseLogger;
  /** Requests a minute from one address to a public route. */
  readonly publicRequestsPerMinute?: number;
}

/** JSON bodies are forms, not data. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * The server with everything that holds for every route: headers, cookies, limits, access rules, error mapping, the
 * API document. Register routes on it, then `ready()`: a route without an access rule stops it from booting.
 */
export async function createHttpServer(options: HttpOptions) {
  const app = Fastify({
    ...(options.loggerInstance ? { loggerInstance: options.loggerInstance } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: () => randomBytes(5).toString('hex'),
    frameworkErrors: answerError,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  logRequests(app);
  watchRoutes(app);
  endConnections(app);

  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    referrerPolicy: { policy: 'same-origin' },
    // Of this host only; other services of the same domain are not ours to decide about.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  await app.register(rateLimit, {
    global: false,
    max: options.publicRequestsPerMinute ?? 120,
    timeWindow: '1 minute',
    errorResponseBuilder: () =>
      Object.assign(new Error(problems.TOO_MANY_REQUESTS.message), { statusCode: 429 }),
  });
  // Quality 4 compresses a list in a few milliseconds; the default, 11, takes seconds.
  await app.register(compress, { brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 20, parts: 21 } });
  removeReceivedFiles(app);
  guardAccess(app, options.authenticate);
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store'); // data; the pages say otherwise of themselves
  });
  await registerApiDocument(app);
  return app;
}

export type HttpServer = Awaited<ReturnType<typeof createHttpServer>>;
