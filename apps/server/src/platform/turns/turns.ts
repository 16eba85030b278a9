/** Lets whatever else the server has to do go first. */
export const othersTurn = (): Promise<void> => new Promise<void>((resolve) => setImmediate(resolve));

/** Long work that lets others go first whenever it has run this many milliseconds. */
const LONGEST_MS = 15;

/**
 * For work in small steps: call it after each step; it waits for others as soon as the steps together have taken too long.
 *
 * @example const pause = turns(); for (const one of many) { judge(one); await pause(); }
 */
export function turns(longestMs = LONGEST_MS): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestMs) return;
    await othersTurn();
    since = performance.now();
  };
}
