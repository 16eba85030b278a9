const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };

/** How many cases a property is tried with: few on a desk, many in the full suite (`TENGLONG_TRIALS`). */
export const trials = { numRuns: Number(process?.env.TENGLONG_TRIALS ?? 100) };

/** How long such a test may take, in milliseconds. */
export const patience = 10_000 + trials.numRuns * 100;
