import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { FolderInUseError, lockFolder } from './folder-lock.ts';

const root = mkdtempSync(join(tmpdir(), 'tenglong-lock-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'data-'));
});
const timing = { beatMs: 20, patienceMs: 200 };
const ownerFile = () => join(folder, 'owner.json');

test('a folder is locked once, and free again after its release', async () => {
  const lock = await lockFolder(folder, timing);
  await expect(lockFolder(folder, timing)).rejects.toThrow(`（进程 ${process.pid}）`);
  await lock.release();
  const again = await lockFolder(folder, timing);
  await again.release();
});

test('a folder reached by another path is the same folder', async () => {
  const lock = await lockFolder(folder, timing);
  await expect(lockFolder(join(folder, '..', folder.split('/').pop() ?? ''), timing)).rejects.toThrow(
    FolderInUseError,
  );
  await lock.release();
});

test('what a killed process of this system left behind is taken over at once', async () => {
  const lock = await lockFolder(folder, timing);
  const left = readFileSync(ownerFile());
  await lock.release();
  writeFileSync(ownerFile(), left);
  const began = performance.now();
  await (await lockFolder(folder, { beatMs: 5_000, patienceMs: 60_000 })).release();
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('whoever reads the owner while its beat is written reads the one before, whole', async () => {
  const lock = await lockFolder(folder, timing);
  const before = readFileSync(ownerFile(), 'utf8');
  const reading = openSync(ownerFile(), 'r');
  await vi.waitFor(() => expect(readFileSync(ownerFile(), 'utf8')).not.toBe(before));
  expect(readFileSync(reading, 'utf8')).toBe(before);
  closeSync(reading);
  await lock.release();
});

test('an owner on another host whose beat goes on keeps the folder', async () => {
  let beat = 0;
  const write = () =>
    writeFileSync(ownerFile(), JSON.stringify({ pid: 7, system: 'elsewhere', beat: String(beat++) }));
  write();
  const beating = setInterval(write, timing.beatMs);
  await expect(lockFolder(folder, timing)).rejects.toThrow('（进程 7）');
  clearInterval(beating);
});

test('an owner on another host whose beat stands still has lost it', async () => {
  writeFileSync(ownerFile(), JSON.stringify({ pid: 7, system: 'elsewhere', beat: '1' }));
  const lock = await lockFolder(folder, timing);
  await expect(lockFolder(folder, timing)).rejects.toThrow(`（进程 ${process.pid}）`);
  await lock.release();
});

test('a number that a killed owner had and another process has now keeps nobody out', async () => {
  const lock = await lockFolder(folder, timing);
  const left = JSON.parse(readFileSync(ownerFile(), 'utf8'));
  await lock.release();
  // The process that started this one lives, and has nothing to do with the folder.
  writeFileSync(ownerFile(), JSON.stringify({ ...left, pid: process.ppid }));
  const began = performance.now();
  await (await lockFolder(folder, { beatMs: 5_000, patienceMs: 60_000 })).release();
  expect(performance.now() - began).toBeLessThan(5_000);
});

test.each([
  ['cut off while it was written', '{"pid":7,"sys'],
  ['empty', ''],
  ['not ours', '[]'],
])('an owner’s note that is %s keeps nobody out', async (_title, note) => {
  writeFileSync(ownerFile(), note);
  await (await lockFolder(folder, timing)).release();
});
