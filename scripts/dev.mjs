// npm run dev: rebuilds the server on change and restarts it; the pages come from Vite with hot replacement.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { root } from './step.mjs';

let server;
const restart = () => {
  server?.kill('SIGTERM');
  server = spawn(process.execPath, [join(root, 'apps/server/bin/tenglong.js'), 'serve', '--demo'], {
    cwd: root,
    stdio: 'inherit',
  });
};
const watcher = await build({
  root: join(root, 'apps/server'),
  configFile: join(root, 'apps/server/vite.config.ts'),
  logLevel: 'warn',
  build: { watch: {} },
});
watcher.on('event', (event) => {
  if (event.code === 'END') restart();
});
const web = await createServer({
  root: join(root, 'apps/web'),
  configFile: join(root, 'apps/web/vite.config.ts'),
});
await web.listen();
web.printUrls();
process.on('SIGINT', () => {
  server?.kill('SIGTERM');
  process.exit(0);
});
