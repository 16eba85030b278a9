import { defineConfig } from 'vitest/config';
import { SlowFirst } from './scripts/slow-first.ts';

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'],
    // One more than the smallest office machine has cores: some always wait for a process, a clock or a disk.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    // fast-check and the fuzzers read this: few trials on a desk, many in the full suite.
    env: { TENGLONG_TRIALS: process.env.TENGLONG_TRIALS ?? '100' },
  },
});
