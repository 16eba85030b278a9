import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { type OpenFile, openInThread, openWorkbook } from '../read/index.ts';
import { readFile } from './read-file.ts';
import type { ReadingDesk } from './reading-desk.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** A smaller file is read before a second thread is up. */
const WORTH_A_THREAD = 1_000_000;
/** What a workbook within the limits needs while it is unpacked and scanned, several times over. */
const MEGABYTES = 768;

/** A large workbook is unpacked and scanned in a thread beside this one, whose built file lies beside this one's. */
const openBeside: OpenFile = async (file, fileName) => {
  const size = 'path' in file ? (await stat(file.path)).size : file.bytes.length;
  if (size < WORTH_A_THREAD) return openWorkbook(file, fileName);
  return openInThread(fileURLToPath(new URL('row-thread.js', import.meta.url)), MEGABYTES, file, fileName);
};

/** The body of the thread that reads workbooks, so that a large one holds up no request. It reads one at a time. */
function serveReadings(port: NonNullable<typeof parentPort>): void {
  const waiting = new Map<number, (value: unknown) => void>();
  let calls = 0;
  const send = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  // The other side answers every question with what the method of that name returns, or ends this thread.
  const ask =
    <What extends keyof ReadingDesk>(what: What) =>
    (...args: Parameters<ReadingDesk[What]>) =>
      new Promise<unknown>((resolve) => {
        calls += 1;
        waiting.set(calls, resolve);
        const buffers = args.flatMap((arg: unknown) =>
          arg instanceof Uint8Array && arg.buffer instanceof ArrayBuffer ? [arg.buffer] : [],
        );
        send({ kind: 'ask', call: calls, what, with: args }, buffers);
      }) as ReturnType<ReadingDesk[What]>;
  const desk: ReadingDesk = {
    roster: ask('roster'),
    aliases: ask('aliases'),
    rulings: ask('rulings'),
    factSlots: ask('factSlots'),
    heldYears: ask('heldYears'),
    heldEntries: ask('heldEntries'),
    recognised: ask('recognised'),
    asIfCommitted: ask('asIfCommitted'),
    put: ask('put'),
  };
  port.on('message', (message: ToThread) => {
    if (message.kind === 'answer') {
      waiting.get(message.call)?.(message.value);
      waiting.delete(message.call);
      return;
    }
    readFile(message.order, desk, () => send({ kind: 'alive' }), openBeside).then(
      (outcome) => send({ kind: 'done', outcome }),
      (error: unknown) => send({ kind: 'broken', error }),
    );
  });
}

if (parentPort) serveReadings(parentPort);
