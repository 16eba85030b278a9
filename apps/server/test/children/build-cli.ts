import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface BuiltCli {
  /** The program to run with node. */
  readonly path: string;
  remove(): void;
}

/** Builds the command line as `npm run build` does, for tests that run it in processes of its own. */
export async function buildCli(): Promise<BuiltCli> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  // Inside node_modules, so that the packages around the build are found from there.
  const outDir = at(`../../../../node_modules/.cache/tenglong/cli-${randomUUID()}`);
  const configFile = at('../../vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir, sourcemap: false } });
  const path = join(outDir, 'run.mjs');
  writeFileSync(
    path,
    `import { runCli } from './cli.js';\nprocess.exitCode = await runCli(process.argv.slice(2));\n`,
  );
  return { path, remove: () => rmSync(outDir, { recursive: true, force: true }) };
}
