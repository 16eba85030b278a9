// npm run pack: one archive that starts on a machine with Node and without internet: what is built, what it needs to run,
// the plans and the sample county.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, step } from './step.mjs';

step('build', join(root, 'scripts/build.mjs'));

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const name = `tenglong-${version}`;
const stage = mkdtempSync(join(tmpdir(), 'tenglong-pack-'));
const folder = join(stage, name);
mkdirSync(folder);
const parts = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'LICENSE',
  'README.md',
  'docs',
  'plans',
  'samples',
  'packages/domain/package.json',
  'packages/contracts/package.json',
  'apps/server/package.json',
  'apps/server/bin',
  'apps/server/dist',
  'apps/web/package.json',
  'apps/web/dist',
  'e2e/package.json',
];
for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });

// Only what the server needs to run; the pages are built and carry theirs with them.
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
execFileSync(npm, ['ci', '--omit=dev', '--workspace', 'apps/server', '--ignore-scripts'], {
  cwd: folder,
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});
// What only npm and debuggers read stays at home.
for (const part of [
  'package-lock.json',
  '.npmrc',
  'e2e',
  'node_modules/.package-lock.json',
  'node_modules/@types',
]) {
  rmSync(join(folder, part), { recursive: true, force: true });
}
for (const entry of readdirSync(join(folder, 'node_modules'), { recursive: true })) {
  if (entry.endsWith('.map')) rmSync(join(folder, 'node_modules', entry), { force: true });
}
writeFileSync(
  join(folder, 'tenglong.mjs'),
  `// The command line: node tenglong.mjs --help
await import('./apps/server/bin/tenglong.js');
`,
);
writeFileSync(
  join(folder, 'start.mjs'),
  `// Starts the product: node start.mjs (add --demo for the fictional county, --plan <folder> for your own).
process.argv = [process.argv[0], process.argv[1], 'serve', ...process.argv.slice(2)];
await import('./apps/server/bin/tenglong.js');
`,
);
mkdirSync(join(root, 'out'), { recursive: true });
const archive = join(root, 'out', `${name}.tgz`);
execFileSync('tar', ['-czf', archive, '-C', stage, name]);
rmSync(stage, { recursive: true, force: true });
console.log(`Packed ${archive}. Unpack it anywhere and run: node start.mjs --demo`);
