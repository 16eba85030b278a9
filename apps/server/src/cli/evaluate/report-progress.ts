import type { CliIo } from '../io.ts';

const EVERY_ROWS = 20_000;

/** Says which file is being read; a long one reports its rows. Watched, it stays on one line. */
export function reportProgress(io: CliIo) {
  let current = '';
  let reported = 0;
  return {
    read: (file: string, rows: number): void => {
      const begun = file !== current;
      if (!begun && rows - reported < EVERY_ROWS) return;
      current = file;
      reported = begun ? 0 : rows;
      const text = `正在读取 ${file}${reported > 0 ? `，已读 ${reported} 行` : ''}`;
      io.err(io.watched ? `\r\u001b[K${text}` : `${text}\n`);
    },
    done: (): void => {
      if (io.watched) io.err('\r\u001b[K');
    },
  };
}
