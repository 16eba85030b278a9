/** Resolves at the first Ctrl C or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
      resolve();
    };
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const once = () => {
      for (const signal of signals) process.off(signal, once);
      stop();
    };
    for (const signal of signals) process.on(signal, once);
  });
}

const PATIENCE_MS = 2_000;

/** Ends the process if something keeps it: the timers of an embedded engine that died cannot be cleared. */
export function endSoon(): void {
  setTimeout(() => process.exit(), PATIENCE_MS).unref();
}
