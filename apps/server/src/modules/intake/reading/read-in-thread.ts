import { Worker } from 'node:worker_threads';
import { refusal } from '../read/index.ts';
import type { ReadingDesk, ReadingOutcome, RunReading } from './reading-desk.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

export interface ThreadLimits {
  /** Memory the thread may have: a workbook that wants more is refused, and the server lives on. */
  readonly megabytes: number;
  /** A thread that says nothing for this long hangs: it speaks up every few hundred rows. */
  readonly silenceMs: number;
  /** A thread without work is let go after this time. */
  readonly idleMs: number;
}

const LIMITS: ThreadLimits = { megabytes: 1536, silenceMs: 300_000, idleMs: 60_000 };

/** By name: taking every listener off a Worker takes off one of its own as well, and it is never heard again. */
function stopListening(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

/** The file is more than the thread may spend on it. */
class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
}

/**
 * Reads in a thread of its own, one file at a time. A file that exhausts the thread's memory or patience is refused
 * like any other that is no table.
 *
 * @param entry - the built file of the thread
 */
export function readInThread(entry: string, limits: ThreadLimits = LIMITS): RunReading {
  let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined;

  const take = (): Worker => {
    if (idle) {
      clearTimeout(idle.timer);
      const { worker } = idle;
      idle = undefined;
      stopListening(worker);
      return worker;
    }
    return new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
  };
  const giveBack = (worker: Worker) => {
    stopListening(worker);
    if (idle) return void worker.terminate();
    const forget = () => {
      if (idle?.worker === worker) idle = undefined;
    };
    worker.unref();
    worker.once('error', forget);
    worker.once('exit', forget);
    const timer = setTimeout(() => {
      forget();
      void worker.terminate();
    }, limits.idleMs);
    timer.unref();
    idle = { worker, timer };
  };

  return async (order, desk, signal) => {
    const worker = take();
    worker.ref();
    try {
      const outcome = await converse(worker, { kind: 'read', order }, desk, signal, limits.silenceMs);
      giveBack(worker);
      return outcome;
    } catch (error) {
      await worker.terminate();
      if (error instanceof TooMuchError)
        return { kind: 'refused', refused: refusal('FILE_UNPACKS_TOO_LARGE').refused };
      throw error;
    }
  };
}

/** Answers the thread's questions until it is done. */
function converse(
  worker: Worker,
  order: ToThread,
  desk: ReadingDesk,
  signal: AbortSignal,
  silenceMs: number,
): Promise<ReadingOutcome> {
  return new Promise((resolve, reject) => {
    const tooMuch = () =>
      finish(() => reject(new TooMuchError('the reading thread ran out of memory or time')));
    const silence = setTimeout(tooMuch, silenceMs);
    const stop = () => finish(() => reject(signal.reason));
    let over = false;
    const heard = () => {
      if (!over) silence.refresh();
    };
    const finish = (end: () => void) => {
      over = true;
      clearTimeout(silence);
      signal.removeEventListener('abort', stop);
      end();
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    worker.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : finish(() => reject(error)),
    );
    worker.on('exit', (code) => finish(() => reject(new Error(`the reading thread ended with ${code}`))));
    worker.on('message', (message: FromThread) => {
      heard();
      if (message.kind === 'alive') return;
      if (message.kind === 'done') return finish(() => resolve(message.outcome));
      if (message.kind === 'broken') return finish(() => reject(message.error));
      answer(desk, message).then(
        (value) => {
          heard();
          worker.postMessage({ kind: 'answer', call: message.call, value } satisfies ToThread);
        },
        (error: unknown) => finish(() => reject(error)),
      );
    });
    worker.postMessage(order);
  });
}

const answer = (desk: ReadingDesk, { what, with: args }: Extract<FromThread, { kind: 'ask' }>) =>
  Promise.resolve(Reflect.apply(desk[what], desk, args));
