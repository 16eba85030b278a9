import { parentPort } from 'node:worker_threads';
import { readFile } from './read-file.ts';
import type { ReadingDesk } from './reading-desk.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

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
    readFile(message.order, desk, () => send({ kind: 'alive' })).then(
      (outcome) => send({ kind: 'done', outcome }),
      (error: unknown) => send({ kind: 'broken', error }),
    );
  });
}

if (parentPort) serveReadings(parentPort);
