// The built product in a process of its own, as an office runs it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Of the demo accounts, on a database that lives as long as one case. */
export const PASSWORD = 'Ceshi-2023-mima';
const BIN = fileURLToPath(new URL('../../apps/server/bin/tenglong.js', import.meta.url));

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts the built product as an office does, hands its address to `work` and stops it. */
export async function withProduct(environment, options, work) {
  const port = await freePort();
  const child = spawn(process.execPath, [BIN, 'serve', '--port', String(port), ...options], {
    env: { ...process.env, DATABASE_URL: '', TENGLONG_DEMO_PASSWORD: PASSWORD, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  try {
    const until = performance.now() + 300_000;
    while (
      !(await fetch(`${origin}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (child.exitCode !== null || performance.now() > until) throw new Error('the product did not start');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return await work(origin);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** @returns the cookie of somebody signed in as 工作专班 */
export async function signIn(origin) {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ account: 'zhuanban', password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in was refused: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
