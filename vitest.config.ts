import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './scripts/slow-first.ts';

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'],
    // A worker waits for servers it has started and for the disk a quarter of its time, so two cores carry three; where
    // there are more, one is left to the browser's journeys.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    sequence: { sequencer: SlowFirst },
    // fast-check and the fuzzers read this: few trials on a desk, many in the full suite.
    env: { TENGLONG_TRIALS: process.env.TENGLONG_TRIALS ?? '100' },
  },
});
