import { describe, expect, test } from 'vitest';
import { type BiffRecord, biff8, compoundFile, f64, u16 } from '../../../../../test/craft-xls.ts';
import { refusalOf } from '../../../../../test/read-workbook.ts';

const number = (row: number, column: number, value: number): BiffRecord => [
  0x0203,
  Buffer.concat([u16(row, column, 0), f64(value)]),
];

describe('damaged .xls', () => {
  const stream = biff8([], [{ name: '企业', records: [number(0, 0, 1)] }]);

  test.each<[string, Uint8Array, string]>([
    [
      'encrypted',
      compoundFile({ Workbook: biff8([[0x002f, Buffer.alloc(54)]], [{ name: 'x', records: [] }]) }),
      'FILE_PROTECTED',
    ],
    ['cut off in a record', stream.subarray(0, stream.length - 6), 'FILE_DAMAGED'],
    [
      'cut off in its container',
      compoundFile({ Workbook: Buffer.concat([stream, Buffer.alloc(9000)]) }).subarray(0, 6000),
      'FILE_DAMAGED',
    ],
    ['a header and nothing else', compoundFile({ Workbook: stream }).subarray(0, 512), 'FILE_DAMAGED'],
    ['a container without a workbook', compoundFile({ Contents: stream }), 'FILE_NOT_A_TABLE'],
    ['a Word document', compoundFile({ WordDocument: stream }), 'FILE_IS_WORD'],
    ['a workbook without sheets', compoundFile({ Workbook: biff8([], []) }), 'FILE_WITHOUT_SHEETS'],
  ])('%s', async (_title, bytes, code) => {
    expect((await refusalOf(bytes, '表.xls')).code).toBe(code);
  });

  test('a chain of sectors that bites its tail ends', async () => {
    const looped = compoundFile({ Workbook: Buffer.concat([stream, Buffer.alloc(20_000)]) });
    // The table of sectors is where the header says; every link in it now leads to sector 0.
    const table = (looped.readUInt32LE(76) + 1) * 512;
    looped.fill(0, table, table + 512);
    expect((await refusalOf(looped, '表.xls')).code).toBe('FILE_DAMAGED');
  });
});
