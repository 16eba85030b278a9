import { createHash } from 'node:crypto';
import { closeSync, constants, openSync } from 'node:fs';
import { createServer } from 'node:net';

export interface HostLock {
  release(): Promise<void>;
}

/** BSD's and macOS's open(2) flag that takes an exclusive flock with the file; Node has no name for it. */
const O_EXLOCK = 0x20;

function holdByFile(path: string): HostLock | undefined {
  const { O_RDWR, O_CREAT, O_NONBLOCK } = constants;
  try {
    const file = openSync(path, O_RDWR | O_CREAT | O_NONBLOCK | O_EXLOCK, 0o600);
    return { release: async () => closeSync(file) };
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code === 'EAGAIN' || code === 'EWOULDBLOCK') return undefined;
    throw error;
  }
}

function holdByListening(address: string): Promise<HostLock | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen({ path: address, exclusive: true }, () => {
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

/**
 * A lock that the operating system drops with the process: an abstract socket on Linux, a named pipe on Windows, a
 * locked file elsewhere. `undefined` if another process of this host has it.
 */
export async function holdHostLock(name: string, file: string): Promise<HostLock | undefined> {
  const id = `tenglong-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return holdByListening(`\0${id}`);
  if (process.platform === 'win32') return holdByListening(`\\\\.\\pipe\\${id}`);
  return holdByFile(file);
}
