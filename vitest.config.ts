import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './scripts/slow-first.ts';

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'],
    // Two cores are what the smallest office machine has; where there are more, one is left to the browser's journeys.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: SlowFirst },
    // fast-check and the fuzzers read this: few trials on a desk, many in the full suite.
    env: { TENGLONG_TRIALS: process.env.TENGLONG_TRIALS ?? '100' },
  },
});
