import { Worker } from 'node:worker_threads';

/** Processor time this process has used. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export interface Watch {
  /** What is being done now. */
  beat(what: string): void;
  stop(): Promise<void>;
}

const WATCHER = `
const { parentPort, workerData } = require('node:worker_threads');
let what = '', timer;
parentPort.on('message', (next) => {
  what = next;
  clearTimeout(timer);
  timer = setTimeout(() => {
    require('node:fs').writeSync(2, 'It hangs at ' + what + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, workerData);
});`;

/** A loop that never ends cannot be timed out from inside: another thread names what hangs and ends the process. */
export function watchForHang(patienceMs: number): Watch {
  const worker = new Worker(WATCHER, { eval: true, workerData: patienceMs });
  return {
    beat: (what) => worker.postMessage(what),
    stop: async () => {
      await worker.terminate();
    },
  };
}
