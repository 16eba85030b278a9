// Runs the steps of a longer script, one after the other, and tells what failed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (pkg, path) => fileURLToPath(new URL(`../node_modules/${pkg}/${path}`, import.meta.url));

export const tools = {
  biome: bin('@biomejs/biome', 'bin/biome'),
  depcruise: bin('dependency-cruiser', 'bin/dependency-cruise.mjs'),
  vitest: bin('vitest', 'vitest.mjs'),
  playwright: bin('@playwright/test', 'cli.js'),
};

/** Runs a Node script with arguments; ends this process with its code if it fails. */
export function step(title, script, args = [], env = {}) {
  const started = process.hrtime.bigint();
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(`== ${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  if (status !== 0) process.exit(status ?? 1);
}
