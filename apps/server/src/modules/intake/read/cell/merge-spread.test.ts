import type { SheetCell } from '@tenglong/domain/intake';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';
import { parseRange } from './cell-reference.ts';
import { MergeSpread } from './merge-spread.ts';

const text = (t: string): SheetCell => ({ text: t, kind: 'text' });
const spread = (...ranges: string[]) =>
  new MergeSpread(
    ranges.map((range) => parseRange(range)!),
    defaultLimits,
  );

describe('a merged range shows its corner everywhere', () => {
  test('across, down and both are told apart', () => {
    const merges = spread('B2:C3');
    const [second, third]: [(SheetCell | undefined)[], (SheetCell | undefined)[]] = [
      [text('a'), text('corner')],
      [text('b')],
    ];
    merges.apply(2, second);
    merges.apply(3, third);
    expect(second).toEqual([text('a'), text('corner'), { ...text('corner'), merged: 'across' }]);
    expect(third).toEqual([
      text('b'),
      { ...text('corner'), merged: 'down' },
      { ...text('corner'), merged: 'both' },
    ]);
  });

  test('it ends with its last row', () => {
    const merges = spread('A1:A2');
    merges.apply(1, [text('x')]);
    const [second, third] = [
      [undefined, text('1')],
      [undefined, text('2')],
    ];
    merges.apply(2, second);
    merges.apply(3, third);
    expect([second[0], third[0]]).toEqual([{ ...text('x'), merged: 'down' }, undefined]);
  });

  test('what is stored beneath it does not show, nor beneath an empty corner', () => {
    const row: (SheetCell | undefined)[] = [text('corner'), text('beneath'), undefined, text('beneath')];
    spread('A1:B1', 'C1:D1').apply(1, row);
    expect(row).toEqual([text('corner'), { ...text('corner'), merged: 'across' }, undefined, undefined]);
  });

  test('a range whose first row was empty shows nothing', () => {
    const row: (SheetCell | undefined)[] = [undefined, text('1')];
    spread('A1:A3').apply(2, row);
    expect(row).toEqual([undefined, text('1')]);
  });

  test('a number keeps its kind and its day', () => {
    const row: (SheetCell | undefined)[] = [{ text: '44621', kind: 'number', date: '2022-03-01' }];
    spread('A1:B1').apply(1, row);
    expect(row[1]).toEqual({ text: '44621', kind: 'number', date: '2022-03-01', merged: 'across' });
  });

  test('a title merged over all 16,384 columns is spread as far as anybody looks', () => {
    const row: (SheetCell | undefined)[] = [text('title')];
    spread('A1:XFD1').apply(1, row);
    expect(row.length).toBe(defaultLimits.mergeColumns);
  });

  test('more work than any real sheet asks for is refused', () => {
    const many = Array.from({ length: 20 }, () => parseRange('A1:XFD1048576')!);
    const merges = new MergeSpread(many, { ...defaultLimits, cells: 100_000 });
    const read = () => {
      for (let row = 1; row <= 1000; row += 1) merges.apply(row, [text('x')]);
    };
    expect(read).toThrow(FileRefused);
  });
});
