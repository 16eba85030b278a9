import type { Deps } from '../../../platform/deps.ts';
import { foldSums } from './fold-sums.ts';

const EVERY_MS = 60 * 1000;

/** From now on keeps the sums short, on every node; whoever comes first does it. Returns how to stop. */
export function keepFolding({ db, log }: Pick<Deps, 'db' | 'log'>): () => Promise<void> {
  let folding: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    folding = db
      .transaction((tx) => foldSums(tx))
      .catch((error: unknown) => log.warn({ err: error }, 'the sums of the registers were not folded'));
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await folding;
  };
}
