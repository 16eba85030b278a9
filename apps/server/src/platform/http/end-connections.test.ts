import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { open, testServer } from '../../../test/http-server.ts';

test('whoever is answered while the server stops is told that the connection ends, and the stop does not wait for it', async () => {
  const app = await testServer();
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let asked = () => {};
  const inFlight = new Promise<void>((done) => {
    asked = done;
  });
  app.get('/quick', { config: open }, async () => 'quick');
  app.get('/slow', { config: open }, async () => {
    asked();
    await held;
    return 'slow';
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  // As a browser: one connection, kept for the next request.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (path: string) => {
    const [answer] = (await once(get({ port, path, agent }), 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return [answer.statusCode, answer.headers.connection];
  };
  expect(await ask('/quick')).toEqual([200, 'keep-alive']);
  const slow = ask('/slow');
  await inFlight;
  const stopped = app.close();
  await turn();
  release();
  expect(await slow).toEqual([200, 'close']);
  await stopped;
  agent.destroy();
});
