// Builds what runs: the server and command line first (headless use needs no more), then the web pages. The empty
// database for first starts is made beside them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './step.mjs';

const image = join(tmpdir(), `tenglong-empty-cluster-${process.pid}.tar.gz`);
const making = spawn(process.execPath, [join(root, 'scripts/empty-cluster.mjs'), image], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const made = once(making, 'exit');

const only = process.argv[2];
for (const app of ['apps/server', 'apps/web']) {
  if (only && !app.endsWith(only)) continue;
  await build({ root: join(root, app), configFile: join(root, app, 'vite.config.ts'), logLevel: 'warn' });
}
const [code] = await made;
if (code !== 0) process.exit(1);
copyFileSync(image, join(root, 'apps/server/dist/empty-cluster.tar.gz'));
rmSync(image);
