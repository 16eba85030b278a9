/** Where a command writes. Results go to `out`, everything else to `err`, so that output can be piped. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  /** Whether a person watches `err`: progress then stays on one line. */
  readonly watched: boolean;
}

export const processIo: CliIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
};
