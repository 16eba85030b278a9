import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface DatabaseProxy {
  /** The database's address through the proxy. */
  readonly url: string;
  /** The server is gone: open connections break, new ones are refused. */
  cut(): Promise<void>;
  /** The server is back. */
  restore(): Promise<void>;
  /** Lets the next statement that contains `text` through, and breaks the connection before its answer. */
  breakAfter(text: string): void;
  close(): Promise<void>;
}

/** Stands between a client and the PostgreSQL server of `url`, to break what a network breaks. */
export async function databaseProxy(url: string): Promise<DatabaseProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let breaking: string | undefined;

  const serve = (): Server =>
    createServer((client) => {
      const server = connect(Number(target.port || 5432), target.hostname);
      let mute = false;
      for (const socket of [client, server]) {
        sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          sockets.delete(socket);
          client.destroy();
          server.destroy();
        });
      }
      client.on('data', (data) => {
        if (breaking !== undefined && data.includes(breaking)) {
          breaking = undefined;
          mute = true;
        }
        server.write(data);
      });
      server.on('data', (data) => {
        if (mute) client.destroy();
        else client.write(data);
      });
    });

  let listener = serve();
  const listen = async (port: number) => {
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
  };
  await listen(0);
  const { port } = listener.address() as AddressInfo;
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  const cut = async () => {
    const closed = once(listener, 'close');
    listener.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: through.href,
    cut,
    restore: async () => {
      listener = serve();
      await listen(port);
    },
    breakAfter: (text) => {
      breaking = text;
    },
    close: cut,
  };
}
