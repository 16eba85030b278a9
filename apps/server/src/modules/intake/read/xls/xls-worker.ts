import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { FileRefused, refusal } from '../refusal.ts';
import { type XlsAnswer, type XlsQuestion, xlsProgram } from './xls-program.ts';

const MEMORY_MEGABYTES = 1536;

/** A conversation with the thread that holds one .xls: one question at a time, each with a time limit. */
export interface XlsWorker {
  /** The answer that comes unasked, once the file is read. */
  readonly listing: Promise<XlsAnswer>;
  ask(question: XlsQuestion): Promise<XlsAnswer>;
  stop(): Promise<void>;
}

/** @param bytes - given away: unusable for the caller afterwards */
export function startXlsWorker(bytes: Uint8Array<ArrayBuffer>, milliseconds: number): XlsWorker {
  const library = createRequire(import.meta.url).resolve('@e965/xlsx');
  const worker = new Worker(xlsProgram, {
    eval: true,
    workerData: { library, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    env: {},
    stdout: true,
    stderr: true,
  });
  // A forgotten workbook must not keep the process from ending.
  worker.unref();

  let settle: ((answer: XlsAnswer | FileRefused) => void) | undefined;
  const answered = (answer: XlsAnswer | FileRefused) => {
    settle?.(answer);
    settle = undefined;
  };
  worker.on('message', answered);
  worker.on('error', (error) => answered(refusal('FILE_DAMAGED', undefined, error)));
  worker.on('exit', () => answered(refusal('FILE_DAMAGED')));

  const answer = () =>
    new Promise<XlsAnswer>((resolve, reject) => {
      // The timer also keeps the process alive while the answer is awaited.
      const timer = setTimeout(() => {
        answered(refusal('READING_TOO_SLOW'));
        void worker.terminate();
      }, milliseconds);
      settle = (found) => {
        clearTimeout(timer);
        if (found instanceof FileRefused) reject(found);
        else resolve(found);
      };
    });

  return {
    listing: answer(),
    ask: (question) => {
      const next = answer();
      worker.postMessage(question);
      return next;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
