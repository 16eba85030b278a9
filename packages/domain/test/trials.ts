const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };

/** How many cases a property is tried with: few on a desk, many in the full suite (`TENGLONG_TRIALS`). */
export const trials = { numRuns: Number(process?.env.TENGLONG_TRIALS ?? 100) };

/** How long such a test may take, in milliseconds. */
export const patience = 10_000 + trials.numRuns * 100;

/** A count that is a demand in itself: reached in the full suite, a few on a desk. */
export const inFullSuite = (full: number, desk: number): number => (trials.numRuns >= 1000 ? full : desk);
