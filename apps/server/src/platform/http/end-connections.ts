import type { FastifyInstance } from 'fastify';

/**
 * An answer that is given while the server stops is the last of its connection. A browser would keep the connection for its
 * next request, and the stop would wait for it more than a minute.
 */
export function endConnections(app: FastifyInstance): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    if (stopping) reply.header('connection', 'close');
    return payload;
  });
}
