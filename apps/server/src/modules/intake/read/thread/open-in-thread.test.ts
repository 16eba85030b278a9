import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeThread } from '../../../../../test/write-thread.ts';
import { openWorkbook } from '../open-workbook.ts';
import { openInThread } from './open-in-thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenglong-test-rows-'));
const ENTRY = join(folder, 'row-thread.mjs');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'row-thread.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'row-thread.mjs' } },
    },
  });
});

const thread = (name: string, body: string) => writeThread(folder, name, body);

const csv = (lines: number) => ({
  bytes: Buffer.from(Array.from({ length: lines }, (_, at) => `企业${at},${at}.5,"含,逗号"`).join('\n')),
});
const all = async (rows: AsyncIterable<unknown>) => {
  const found: unknown[] = [];
  for await (const row of rows) found.push(row);
  return found;
};

test('the rows of a workbook read beside are the rows of the workbook read in place', async () => {
  const file = csv(30_000);
  const [beside, here] = [await openInThread(ENTRY, 256, file, '表.csv'), await openWorkbook(file, '表.csv')];
  expect(beside.sheets).toEqual(here.sheets);
  expect(beside.kind).toBe('csv');
  const rows = await all(beside.rows(0));
  expect(rows).toHaveLength(30_000);
  expect(rows).toEqual(await all(here.rows(0)));
  await beside.close();
});

test('a reading left early does not hold up the next one, which begins at the first row', async () => {
  const opened = await openInThread(ENTRY, 256, csv(30_000), '表.csv');
  for await (const { row } of opened.rows(0)) if (row === 2) break;
  for await (const { row } of opened.rows(0)) {
    expect(row).toBe(1);
    break;
  }
  await opened.close();
});

test('a file that is no table is refused with the sentence it gets anywhere else', async () => {
  const file = { bytes: Buffer.from('PK\u0003\u0004 and nothing behind it') };
  const sentence = '文件不完整或已损坏，读不下去';
  await expect(openWorkbook(file, '表.xlsx')).rejects.toThrow(sentence);
  await expect(openInThread(ENTRY, 256, file, '表.xlsx')).rejects.toThrow(sentence);
});

test('damage further down is said among the rows', async () => {
  const path = thread(
    'damaged',
    `const { call, kind } = message;
     if (kind === 'open') parentPort.postMessage({ call, kind: 'opened', as: 'xlsx', sheets: [] });
     else parentPort.postMessage({ call, kind: 'refused', refused: { code: 'FILE_DAMAGED', message: '坏了', remedy: '重存' } });`,
  );
  const opened = await openInThread(path, 64, csv(1), '表.xlsx');
  await expect(all(opened.rows(0))).rejects.toMatchObject({ refused: { code: 'FILE_DAMAGED' } });
});

test('a workbook that exhausts the thread’s memory is refused', async () => {
  const hungry = thread(
    'hungry',
    'const all = []; for (;;) all.push(Array.from({ length: 1000 }, Math.random));',
  );
  await expect(openInThread(hungry, 32, csv(1), '表.xlsx')).rejects.toMatchObject({
    refused: { code: 'FILE_UNPACKS_TOO_LARGE' },
  });
});

test('a thread that falls over is an error to whoever waits and to whoever comes later', async () => {
  const path = thread(
    'falling',
    `if (message.kind === 'next') throw new Error('a bug in the thread');
     parentPort.postMessage({ call: message.call, kind: 'opened', as: 'xlsx', sheets: [] });`,
  );
  const opened = await openInThread(path, 64, csv(1), '表.xlsx');
  await expect(all(opened.rows(0))).rejects.toThrow('a bug in the thread');
  await expect(all(opened.rows(0))).rejects.toThrow('a bug in the thread');
});
