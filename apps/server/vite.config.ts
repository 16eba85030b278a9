import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const entries = {
  cli: at('src/cli/main.ts'),
  main: at('src/main.ts'),
  'reading-thread': at('src/modules/intake/reading/reading-thread.ts'),
  'row-thread': at('src/modules/intake/read/thread/row-thread.ts'),
};

/** One bundle of our own code for Node; what npm installs stays outside and is loaded from node_modules. */
export default defineConfig({
  root: at('.'),
  ssr: { noExternal: [/^@tenglong\//] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
