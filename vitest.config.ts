import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'],
    // Two cores are what the smallest office machine has; databases in memory want one each.
    maxWorkers: 2,
    // fast-check and the fuzzers read this: few trials on a desk, many in the full suite.
    env: { TENGLONG_TRIALS: process.env.TENGLONG_TRIALS ?? '100' },
  },
});
