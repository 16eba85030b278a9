import { createHash } from 'node:crypto';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { csvCells } from './compare.ts';
import { makeCounty } from './county-files.ts';
import type { WrittenFile } from './files.ts';
import { ALL_ODDITIES, type Oddity } from './oddities.ts';

/** Text of a file by sheet and by the sheet's own row numbers, through another library than the product's reader. */
function gridOf(file: WrittenFile): Map<string, string[][]> {
  if (file.name.endsWith('.csv')) {
    const [a, b] = file.bytes;
    const utf8 = (a === 0xef && b === 0xbb) || isUtf8(file.bytes);
    const text = new TextDecoder(utf8 ? 'utf-8' : 'gb18030').decode(file.bytes);
    return new Map([['', csvCells(text)]]);
  }
  const book = read(file.bytes);
  return new Map(
    book.SheetNames.map((name) => [
      name,
      utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1, blankrows: true, raw: true, range: 0 }),
    ]),
  );
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const clean = (text: unknown) =>
  String(text ?? '')
    .replace(/[\s\u3000\u00a0]/g, '')
    .replace(/[（〔]/g, '(')
    .replace(/[）〕]/g, ')');

function lostRows(oddities: readonly Oddity[], seed: number): string[] {
  const { files } = makeCounty({ seed, oddities: new Set(oddities) });
  return files.flatMap((file) => {
    const grid = gridOf(file);
    return [...file.places].flatMap(([row, place]) => {
      const sheet = grid.get(file.name.endsWith('.csv') ? '' : place.sheet);
      const cells = (sheet?.[place.row - 1] ?? []).map(clean);
      const there =
        cells.includes(row.alias ?? row.firm.name) || row.parts.some((part) => cells.includes(clean(part)));
      return there ? [] : [`${file.name} ${place.sheet}!${place.row} ${row.firm.name}: ${cells}`];
    });
  });
}

describe('A generated county keeps its own books', () => {
  test('the same seed and switches write the same bytes', () => {
    const plan = { seed: 7, oddities: new Set(ALL_ODDITIES) };
    const [first, second] = [makeCounty(plan), makeCounty(plan)];
    const prints = (files: readonly WrittenFile[]) =>
      files.map((file) => [file.name, createHash('sha256').update(file.bytes).digest('hex')]);
    expect(prints(second.files)).toEqual(prints(first.files));
  });

  test('every row stands where the generator says it does, with no oddity and with all of them', () => {
    expect(lostRows([], 1).slice(0, 5)).toEqual([]);
    expect(lostRows(ALL_ODDITIES, 2).slice(0, 5)).toEqual([]);
    expect(
      lostRows(
        ALL_ODDITIES.filter((oddity) => oddity !== 'xls'),
        3,
      ),
    ).toEqual([]);
  });
});
