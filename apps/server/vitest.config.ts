import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // What is imported is imported once: files share no state but the modules themselves.
    isolate: false,
    setupFiles: '../../scripts/seed-trials.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
