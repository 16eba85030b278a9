import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { makeTempFolder, type TempFolder } from '../../platform/temp/index.ts';
import { LineFile } from './line-file.ts';

const PAGE = 1 << 18;
const folders: TempFolder[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.remove();
});

async function keep(lines: readonly string[]) {
  const folder = await makeTempFolder('read');
  folders.push(folder);
  const path = join(folder.path, 'lines');
  const file = new LineFile(path);
  for (const line of lines) file.add(line);
  const again = [...file.lines()];
  const twice = [...file.lines()];
  file.close();
  return { again, twice, onDisk: existsSync(path) };
}

test('nothing was added, nothing comes back', async () => {
  expect(await keep([])).toEqual({ again: [], twice: [], onDisk: false });
});

// A line is given room for three bytes a character, and one for its end.
const FILLS = Math.floor((PAGE - 1) / 3);

test.each([
  ['one character less than fills a page', FILLS - 1, false],
  ['as many as fill a page', FILLS, false],
  ['one more', FILLS + 1, true],
])('a line of %s comes back whole', async (_size, length, onDisk) => {
  const { again, onDisk: written } = await keep(['亩'.repeat(length)]);
  expect([again.map((line) => line.length), written]).toEqual([[length], onDisk]);
});

test('a line longer than a page stands between its neighbours, read once or twice', async () => {
  const lines = ['前', '亩'.repeat(PAGE), '', '后'];
  const { again, twice } = await keep(lines);
  expect(again.join() === lines.join() && twice.join() === lines.join()).toBe(true);
});

test('lines come back in their order, whatever they are', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 400 }).map((text) => text.replaceAll('\n', ''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 60 }),
      fc.integer({ min: 1, max: 400 }),
      async (some, times) => {
        const lines = Array.from({ length: times }, () => some).flat();
        expect((await keep(lines)).again).toEqual(lines);
      },
    ),
    { numRuns: 20 },
  );
});
