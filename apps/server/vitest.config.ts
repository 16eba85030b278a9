import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // What is imported is imported once: files share no state but the modules themselves.
    isolate: false,
    setupFiles: '../../scripts/seed-trials.ts',
    // For what hangs, not for what is slow: a county is filled beside a browser on two cores.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
