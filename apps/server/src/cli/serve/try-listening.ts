import { createServer } from 'node:net';

/**
 * Whether the address can be had, asked before the work of a first start rather than after it. Nothing keeps it until
 * the server takes it itself; whoever comes in between is found then.
 *
 * @throws what the operating system says
 */
export function tryListening(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    // A name that nobody knows fails before `listen`; the sentence wants the same fields either way.
    server.once('error', (error) => reject(Object.assign(error, { syscall: 'listen', address: host, port })));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}
