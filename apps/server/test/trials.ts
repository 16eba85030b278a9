/** fast-check and the fuzzers read TENGLONG_TRIALS: 100 on a desk, 1000 or more in the full suite. */
export const TRIALS = Number(process.env.TENGLONG_TRIALS ?? 100);

/** A count that is a demand in itself (50 kills, 10,000 files): reached in the full suite, a few on a desk. */
export const inFullSuite = (full: number, desk: number): number => (TRIALS >= 1000 ? full : desk);
