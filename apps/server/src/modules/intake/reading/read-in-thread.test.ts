import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeThread } from '../../../../test/write-thread.ts';
import { readInThread } from './read-in-thread.ts';
import type { ReadingDesk, ReadingOrder } from './reading-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenglong-test-thread-'));
afterAll(() => rmSync(folder, { recursive: true }));

const thread = (name: string, body: string) => writeThread(folder, name, body);
const none = async () => [];
const desk: ReadingDesk = {
  roster: none,
  aliases: none,
  rulings: none,
  factSlots: async () => new Map(),
  heldYears: none,
  heldEntries: none,
  recognised: async () => {},
  asIfCommitted: async () => new Map(),
  put: async () => {},
};
const order: ReadingOrder = {
  batchId: 'b',
  fileName: '表.xlsx',
  path: '',
  plan: {
    workbooks: [],
    units: [],
    departments: [],
    factTitles: new Map(),
    unitIds: new Map(),
    industries: new Map(),
  },
  choice: {},
  remembered: [],
};
const limits = { megabytes: 64, silenceMs: 60_000, idleMs: 1_000 };
const never = new AbortController().signal;
const TOO_MUCH = { kind: 'refused', refused: { code: 'FILE_UNPACKS_TOO_LARGE' } };

test('a file that exhausts the thread’s memory is refused, and the next one is read by a new thread', async () => {
  const hungry = thread(
    'hungry',
    `if (message.order.batchId === 'b') { const all = []; for (;;) all.push(Array.from({ length: 1000 }, Math.random)); }
     parentPort.postMessage({ kind: 'done', outcome: { kind: 'unrecognised', reading: message.order.batchId } });`,
  );
  const read = readInThread(hungry, limits);
  expect(await read(order, desk, never)).toMatchObject(TOO_MUCH);
  expect(await read({ ...order, batchId: 'next' }, desk, never)).toMatchObject({ reading: 'next' });
});

test('a thread that is done reads the next file as well, and its questions are heard', async () => {
  const body = `if (message.kind === 'read') parentPort.postMessage({ kind: 'ask', call: 1, what: 'factSlots', with: [] });
     else parentPort.postMessage({ kind: 'done', outcome: { kind: 'unrecognised', reading: threadId } });`;
  const path = thread('diligent', body);
  writeFileSync(path, `import { threadId } from 'node:worker_threads';\n${readFileSync(path, 'utf8')}`);
  const read = readInThread(path, { ...limits, silenceMs: 5_000 });
  const first = await read(order, desk, never);
  expect(await read(order, desk, never)).toEqual(first);
});

test('a file that the thread hangs on is refused', async () => {
  const read = readInThread(thread('hung', 'for (;;);'), { ...limits, silenceMs: 500 });
  expect(await read(order, desk, never)).toMatchObject(TOO_MUCH);
});

test('what the desk refuses is what the reading ends with', async () => {
  const read = readInThread(
    thread(
      'asking',
      `parentPort.postMessage({ kind: 'ask', call: 1, what: 'put', with: ['rows', new Uint8Array(1)] });`,
    ),
    limits,
  );
  const full = { ...desk, put: () => Promise.reject(new Error('the disk is full')) };
  await expect(read(order, full, never)).rejects.toThrow('the disk is full');
});

test('a thread that falls over is an error, not a silence', async () => {
  const read = readInThread(thread('falling', `throw new Error('a bug in the thread');`), limits);
  await expect(read(order, desk, never)).rejects.toThrow('a bug in the thread');
});

test('told to stop it stops at once', async () => {
  const stopping = new AbortController();
  const reading = readInThread(thread('busy', 'for (;;);'), limits)(order, desk, stopping.signal);
  stopping.abort(new Error('stopping'));
  await expect(reading).rejects.toThrow('stopping');
});
