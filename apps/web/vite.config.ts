import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the product's own server answers while the pages are served from here for development. */
const server = process.env.TENGLONG_SERVER ?? 'http://127.0.0.1:8787';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Chromium of the last four years, and what government desktops ship beside it.
    target: ['chrome107', 'edge107', 'firefox108', 'safari16'],
    reportCompressedSize: false,
    // The charts of ECharts are one lazy chunk; what a page may weigh is held by the journeys, not by this warning.
    chunkSizeWarningLimit: 1200,
    // Nothing is inlined as data: a strict content security policy stays possible.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // The domain does nothing on import, and its calendar library neither: what a page does not use stays out.
        moduleSideEffects: [
          { test: /packages[\\/](domain|contracts)[\\/]|temporal-(polyfill|utils)/, sideEffects: false },
        ],
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: false,
    proxy: { '/api': { target: server, changeOrigin: false } },
  },
  preview: { host: '127.0.0.1', proxy: { '/api': { target: server, changeOrigin: false } } },
});
