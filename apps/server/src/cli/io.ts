/** Where a command writes. Results go to `out`, everything else to `err`, so that output can be piped. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  /** Waits until what was written has gone out, so that a slow reader does not fill the memory. */
  drained?(): Promise<void>;
  /** Whether a person watches `err`: progress then stays on one line. */
  readonly watched: boolean;
}

export const processIo: CliIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  drained: () =>
    new Promise((done) => {
      if (process.stdout.writableNeedDrain) process.stdout.once('drain', done);
      else done();
    }),
  watched: process.stderr.isTTY === true,
};
