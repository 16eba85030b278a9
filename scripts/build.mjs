// Builds what runs: the server and command line first (headless use needs no more), then the web pages.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const only = process.argv[2];
for (const app of ['apps/server', 'apps/web']) {
  if (only && !app.endsWith(only)) continue;
  await build({ root: `${root}${app}`, configFile: `${root}${app}/vite.config.ts`, logLevel: 'warn' });
}
