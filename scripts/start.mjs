// npm start: builds if the sources are newer than the build, then serves the demo county on the embedded database.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, step } from './step.mjs';

const newest = (dir) =>
  readdirSync(dir, { withFileTypes: true }).reduce((latest, entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return latest;
    const path = join(dir, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }, 0);

const built = ['apps/server/dist/cli.js', 'apps/web/dist/index.html'].map((path) => join(root, path));
const builtAt = built.every(existsSync) ? Math.min(...built.map((path) => statSync(path).mtimeMs)) : 0;
const sources = ['packages', 'apps'].map((dir) => join(root, dir)).filter(existsSync);
const lockfile = statSync(join(root, 'package-lock.json')).mtimeMs;
if (Math.max(lockfile, ...sources.map(newest)) > builtAt) step('build', join(root, 'scripts/build.mjs'));

process.argv = [
  process.argv[0],
  join(root, 'apps/server/bin/tenglong.js'),
  'serve',
  '--demo',
  ...process.argv.slice(2),
];
await import(pathToFileURL(process.argv[1]).href);
