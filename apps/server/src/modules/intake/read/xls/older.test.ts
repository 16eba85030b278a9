import { type BookType, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { toGb18030 } from '../../../../../test/county/encodings.ts';
import {
  type BiffRecord,
  biffStream,
  bof,
  compoundFile,
  eof,
  f64,
  u8,
  u16,
  u32,
} from '../../../../../test/craft-xls.ts';
import { readWorkbook } from '../../../../../test/read-workbook.ts';

const at = (row: number, column: number) => u16(row, column, 0);
const number = (row: number, column: number, value: number): BiffRecord => [
  0x0203,
  Buffer.concat([u16(row, column, 0), f64(value)]),
];

describe('older .xls', () => {
  test('BIFF5 spells its text in the code page it names', async () => {
    const text = (value: string) => Buffer.concat([u16(toGb18030(value).length), toGb18030(value)]);
    const body = biffStream([
      bof(0x0500, 'sheet'),
      [0x0204, Buffer.concat([at(0, 0), text('虚构一厂')])],
      number(0, 1, 2),
      eof,
    ]);
    const head = (offset: number) =>
      biffStream([
        bof(0x0500, 'globals'),
        [0x0042, u16(936)],
        [0x0085, Buffer.concat([u32(offset), u8(0, 0, toGb18030('企业').length), toGb18030('企业')])],
        eof,
      ]);
    const stream = Buffer.concat([head(head(0).length), body]);
    const [sheet] = await readWorkbook(compoundFile({ Book: stream }), '表.xls');
    expect(sheet?.name).toBe('企业');
    expect(sheet?.rows).toEqual([
      {
        row: 1,
        cells: [
          { text: '虚构一厂', kind: 'text' },
          { text: '2', kind: 'number' },
        ],
      },
    ]);
  });

  test('a bare stream that begins with its only sheet, as reporting systems write it', async () => {
    const text = toGb18030('虚构一厂');
    const stream = biffStream([
      [0x0809, u16(0, 0x0010, 0, 0)],
      [0x0204, Buffer.concat([at(0, 0), u16(text.length), text])],
      number(1, 0, 3.5),
      eof,
    ]);
    expect(await readWorkbook(stream, '导出.xls')).toEqual([
      {
        index: 0,
        name: '表1',
        hidden: false,
        rows: [
          { row: 1, cells: [{ text: '虚构一厂', kind: 'text' }] },
          { row: 2, cells: [{ text: '3.5', kind: 'number' }] },
        ],
      },
    ]);
  });

  test.each(['biff2', 'biff3', 'biff4', 'biff5'] as BookType[])('%s of another program', async (bookType) => {
    const book = {
      SheetNames: ['one'],
      Sheets: {
        one: utils.aoa_to_sheet([
          ['code', 1.5, true],
          [-3, 100_000, 'x'],
        ]),
      },
    };
    const [sheet] = await readWorkbook(write(book, { type: 'buffer', bookType }) as Buffer, '表.xls');
    expect(sheet?.rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
      ['code', '1.5', 'TRUE'],
      ['-3', '100000', 'x'],
    ]);
  });
});
