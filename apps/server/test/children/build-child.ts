import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface BuiltChild {
  /** The program to run with node. */
  readonly path: string;
  remove(): void;
}

/** Builds `test/children/<name>.ts` with the product it uses, so that starting it many times costs little. */
export async function buildChild(name: string): Promise<BuiltChild> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  // Inside node_modules, so that the packages around the build are found from there.
  const outDir = at(`../../../../node_modules/.cache/tenglong/child-${randomUUID()}`);
  await build({
    root: at('../..'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: [/^@tenglong\//] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      rollupOptions: {
        input: { [name]: at(`./${name}.ts`) },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    path: join(outDir, `${name}.js`),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
