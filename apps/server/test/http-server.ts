import { afterAll } from 'vitest';
import { systemActor } from '../src/platform/actor/index.ts';
import { createHttpServer, type HttpOptions } from '../src/platform/http/index.ts';

const actor = { ...systemActor('tester', '测试'), permissions: new Set(['plan.read' as const]) };

/** The access rule of a route that is open for a test. */
export const open = { public: 'a test' };

/** A server without any module, where everybody is somebody who may `plan.read`; closed after the file's tests. */
export async function testServer(options: Partial<HttpOptions> = {}) {
  const app = await createHttpServer({
    authenticate: async () => actor,
    publicRequestsPerMinute: 1000,
    ...options,
  });
  afterAll(() => app.close());
  return app;
}
