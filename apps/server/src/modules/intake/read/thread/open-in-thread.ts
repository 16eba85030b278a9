import { Worker } from 'node:worker_threads';
import type { SheetRow } from '@tenglong/domain/intake';
import type { FileBytes } from '../byte-source.ts';
import { type OpenedWorkbook, oneByOne } from '../opened-workbook.ts';
import { FileRefused, refusal } from '../refusal.ts';
import { unpackRows } from './packed-rows.ts';
import type { FromRowThread, RowAnswer, RowQuestion, ToRowThread } from './row-messages.ts';

/** So many handfuls of rows are asked for before the first is used: the thread never waits for whoever uses them. */
const AHEAD = 3;
/** Young memory of the thread: rows are short-lived there, and more of it gains no time. */
const YOUNG_MEGABYTES = 16;

type Ask = (question: RowQuestion) => Promise<RowAnswer>;

/**
 * Opens a workbook in a thread of its own, which unpacks and scans while this one maps and checks.
 *
 * @param entry - the built file of the thread
 * @param megabytes - memory the thread may have; a workbook that wants more is refused
 * @throws FileRefused, here or among the rows, as `openWorkbook` does
 */
export async function openInThread(
  entry: string,
  megabytes: number,
  file: FileBytes,
  fileName: string,
): Promise<OpenedWorkbook> {
  const worker = new Worker(entry, {
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const ask = askThread(worker);
  try {
    const opened = await ask({ kind: 'open', file, fileName });
    if (opened.kind !== 'opened') throw new Error(`the thread of rows answered ${opened.kind}`);
    let streams = 0;
    const batches = (sheet: number) => {
      streams += 1;
      return readAhead(ask, sheet, streams);
    };
    return {
      kind: opened.as,
      sheets: opened.sheets,
      batches,
      rows: (sheet) => oneByOne(batches(sheet)),
      close: async () => {
        await ask({ kind: 'close' });
        await worker.terminate();
      },
    };
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

/** A thread that ends takes every open question with it, and every later one. */
function askThread(worker: Worker): Ask {
  const waiting = new Map<number, { resolve(answer: RowAnswer): void; reject(error: unknown): void }>();
  let calls = 0;
  let ended: unknown;
  const end = (error: unknown) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('error', (error: NodeJS.ErrnoException) =>
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refusal('FILE_UNPACKS_TOO_LARGE') : error),
  );
  worker.on('exit', (code) => end(new Error(`the thread of rows ended with ${code}`)));
  worker.on('message', ({ call, ...answer }: FromRowThread) => {
    const asked = waiting.get(call);
    waiting.delete(call);
    if (answer.kind === 'refused') asked?.reject(new FileRefused(answer.refused));
    else if (answer.kind === 'broken') asked?.reject(answer.error);
    else asked?.resolve(answer);
  });
  return (question) =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      calls += 1;
      waiting.set(calls, { resolve, reject });
      worker.postMessage({ call: calls, ...question } satisfies ToRowThread);
    });
}

async function* readAhead(ask: Ask, sheet: number, stream: number): AsyncGenerator<SheetRow[]> {
  const ahead: Promise<RowAnswer>[] = [];
  const askOn = () => {
    const asked = ask({ kind: 'next', sheet, stream });
    // Heard where it is awaited; until then it is nobody's unheard rejection.
    asked.catch(() => {});
    ahead.push(asked);
  };
  for (let count = 0; count < AHEAD; count += 1) askOn();
  try {
    for (;;) {
      const answer = await ahead.shift();
      if (answer?.kind !== 'rows') return;
      askOn();
      yield unpackRows(answer.rows);
    }
  } finally {
    await ask({ kind: 'leave', stream }).catch(() => {});
  }
}
