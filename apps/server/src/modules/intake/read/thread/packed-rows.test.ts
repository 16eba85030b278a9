import type { SheetCell, SheetRow } from '@tenglong/domain/intake';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRows, unpackRows } from './packed-rows.ts';

test('a row keeps its number, its holes and what is more than a text of each cell', () => {
  const cells: (SheetCell | undefined)[] = [
    { text: '玉环甲泰阀门（浙江）有限公司', kind: 'text' },
    undefined,
    { text: '45107', kind: 'number', date: '2023-06-30' },
    { text: '0.034', kind: 'number', percent: true },
    { text: '12.5', kind: 'number', merged: 'down' },
    { text: '#DIV/0!', kind: 'error' },
    { text: '=A1', kind: 'formula' },
    { text: 'TRUE', kind: 'boolean' },
  ];
  const rows = [
    { row: 3, cells },
    { row: 1_048_576, cells: [] },
  ];
  const packed = packRows(rows);
  expect(packed.text).toBe('玉环甲泰阀门（浙江）有限公司#DIV/0!=A1TRUE');
  expect(unpackRows(packed)).toEqual(rows);
});

test('an empty handful is an empty handful', () => {
  expect(unpackRows(packRows([]))).toEqual([]);
});

const cell: fc.Arbitrary<SheetCell | undefined> = fc.option(
  fc.record(
    {
      text: fc.string({ unit: 'grapheme', maxLength: 30 }),
      kind: fc.constantFrom('text', 'number', 'boolean', 'error', 'formula'),
      date: fc.constant('2023-08-31'),
      percent: fc.constant(true),
      merged: fc.constantFrom('across', 'down', 'both'),
    },
    { requiredKeys: ['text', 'kind'] },
  ),
  { nil: undefined },
);

test('whatever rows are packed, the same come out, after crossing to another thread as well', () => {
  const rows: fc.Arbitrary<SheetRow[]> = fc.array(
    fc.record({ row: fc.integer({ min: 1, max: 1_048_576 }), cells: fc.array(cell, { maxLength: 12 }) }),
  );
  fc.assert(
    fc.property(rows, (given) => {
      expect(unpackRows(structuredClone(packRows(given)))).toEqual(given);
    }),
  );
});
