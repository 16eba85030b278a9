// Runs the steps of a longer script, one after the other, and tells what failed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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

/**
 * Runs several scripts at the same time, each `[title, script, arguments, environment]`: what waits for one leaves its
 * core to another. The first speaks as it goes, the others when they are done. Ends this process if one fails.
 */
export async function together(...steps) {
  const started = process.hrtime.bigint();
  const run = async ([title, script, args = [], env = {}], at) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: at === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const heard = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => heard.push(part));
    const [code] = await once(child, 'close');
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const verdict = `== ${title}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds.toFixed(1)} s`;
    return { ok: code === 0, told: `${Buffer.concat(heard)}\n${verdict}` };
  };
  console.log(`\n== ${steps.map(([title]) => title).join(', ')}`);
  const results = await Promise.all(
    steps.map(async (one, at) => {
      const { ok, told } = await run(one, at);
      console.log(told);
      return ok;
    }),
  );
  if (!results.every(Boolean)) process.exit(1);
}
