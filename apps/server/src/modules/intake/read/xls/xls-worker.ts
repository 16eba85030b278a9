import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { refusal } from '../refusal.ts';
import type { XlsAnswer, XlsQuestion } from './xls-program.ts';
import { xlsProgram } from './xls-program.ts';

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

  const answer = () =>
    new Promise<XlsAnswer>((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        worker.removeAllListeners();
        // Late errors have nobody left to tell; without a listener they would end the process.
        worker.on('error', () => {});
        settle();
      };
      const timer = setTimeout(() => {
        finish(() => reject(refusal('READING_TOO_SLOW')));
        void worker.terminate();
      }, milliseconds);
      worker.once('message', (message: XlsAnswer) => finish(() => resolve(message)));
      worker.once('error', (error) => finish(() => reject(refusal('FILE_DAMAGED', undefined, error))));
      worker.once('exit', () => finish(() => reject(refusal('FILE_DAMAGED'))));
    });

  return {
    listing: answer(),
    ask: (question) => {
      const answered = answer();
      worker.postMessage(question);
      return answered;
    },
    stop: async () => {
      worker.removeAllListeners();
      worker.on('error', () => {});
      await worker.terminate();
    },
  };
}
