import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface FakeWebhook {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** What it answers; 0 is nothing at all, −1 hangs up. */
  status: number;
  close(): Promise<void>;
}

/** The other side of the interface: keeps what it hears. */
export async function fakeWebhook(): Promise<FakeWebhook> {
  const heard: Heard[] = [];
  const state = { status: 200 };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      if (state.status === -1) request.socket.destroy();
      else if (state.status > 0) {
        response.writeHead(state.status, { location: 'http://127.0.0.1:1/elsewhere' });
        response.end('ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/notices`,
    heard,
    get status() {
      return state.status;
    },
    set status(status: number) {
      state.status = status;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
