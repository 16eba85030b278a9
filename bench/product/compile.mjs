// Compiles a part of the product for a case, beside the workspace's packages so that the built code finds them.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FOLDER = here('../node_modules/.built');

/** @returns the path of one module with everything of ours in it; what npm installs stays outside */
export async function compile(entry, name) {
  const outDir = join(FOLDER, `${name}-${process.pid}`);
  await mkdir(outDir, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: [/^@tenglong\//] },
    build: {
      ssr: entry,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { format: 'es', entryFileNames: 'index.mjs' } },
    },
  });
  return join(outDir, 'index.mjs');
}

const ROW_THREAD = '../../apps/server/src/modules/intake/read/thread/row-thread.ts';

/** The thread that reads the rows of a large workbook beside the one that makes sense of them. */
export const compileRowThread = () => compile(here(ROW_THREAD), 'row-thread');
export const compileProduct = () => compile(here('entry.ts'), 'product');
