import { once } from 'node:events';

/** Where a command writes. Results go to `out`, everything else to `err`, so that output can be piped. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  /**
   * Waits until what was written has gone out, so that a slow reader does not fill the memory.
   * @throws ReaderGoneError when nobody reads any more
   */
  drained?(): Promise<void>;
  /** Whether a person watches `err`: progress then stays on one line. */
  readonly watched: boolean;
}

/** Whoever read the output has seen enough, as `head` does: the rest is nobody's, and nothing is wrong. */
export class ReaderGoneError extends Error {
  override readonly name = 'ReaderGoneError';
}

let readerGone = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  readerGone = true;
  process.stdout.emit('drain');
});

export const processIo: CliIo = {
  out: (text) => {
    if (!readerGone) process.stdout.write(text);
  },
  err: (text) => void process.stderr.write(text),
  drained: async () => {
    if (!readerGone && process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    if (readerGone) throw new ReaderGoneError();
  },
  watched: process.stderr.isTTY === true,
};
