import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import {
  type BiffRecord,
  biff8,
  bof,
  compoundFile,
  eof,
  f64,
  u8,
  u16,
  u32,
  wideText,
} from '../../../../../test/craft-xls.ts';
import { readWorkbook } from '../../../../../test/read-workbook.ts';
import { BiffText } from './biff-text.ts';

const at = (row: number, column: number, style = 0) => u16(row, column, style);
const number = (row: number, column: number, value: number, style = 0): BiffRecord => [
  0x0203,
  Buffer.concat([at(row, column, style), f64(value)]),
];
const label = (row: number, column: number, text: string): BiffRecord => [
  0x0204,
  Buffer.concat([at(row, column), wideText(text, 2)]),
];
const format = (id: number, code: string): BiffRecord => [
  0x041e,
  Buffer.concat([u16(id), wideText(code, 2)]),
];
const style = (formatId: number): BiffRecord => [0x00e0, Buffer.concat([u16(0, formatId), Buffer.alloc(16)])];

/** Cells of the first sheet of a BIFF8 file with these records, row by row. */
async function cells(records: readonly BiffRecord[], globals: readonly BiffRecord[] = []) {
  const [sheet] = await readWorkbook(
    compoundFile({ Workbook: biff8(globals, [{ name: '企业', records }]) }),
    '表.xls',
  );
  return sheet?.rows.map(({ row, cells }) => [row, ...cells]);
}

describe('cells of an .xls (BIFF8)', () => {
  test('shared strings, whole and fractional numbers, codes stored as numbers', async () => {
    const strings: BiffRecord = [
      0x00fc,
      Buffer.concat([u32(2, 2), wideText('虚构一厂', 2), u16(3), u8(0), Buffer.from('abc')]),
    ];
    const shared = (row: number, column: number, index: number): BiffRecord => [
      0x00fd,
      Buffer.concat([at(row, column), u32(index)]),
    ];
    expect(
      await cells(
        [
          shared(0, 0, 1),
          shared(0, 2, 0),
          number(1, 0, Number('9.13310210620000144E+17')),
          number(1, 1, 73.06999999999999),
        ],
        [strings],
      ),
    ).toEqual([
      [1, { text: 'abc', kind: 'text' }, undefined, { text: '虚构一厂', kind: 'text' }],
      [2, { text: '913310210620000000', kind: 'number' }, { text: '73.07', kind: 'number' }],
    ]);
  });

  test('numbers in four bytes: whole, in hundredths, negative, the upper half of a double', async () => {
    const half = f64(1.5).readUInt32LE(4);
    const rk = (column: number, bits: number): BiffRecord => [
      0x027e,
      Buffer.concat([at(0, column), u32(bits)]),
    ];
    const many: BiffRecord = [
      0x00bd,
      Buffer.concat([u16(1, 2, 0), u32((7 << 2) | 2), u16(0), u32((1234 << 2) | 3), u16(3)]),
    ];
    expect(
      await cells([
        rk(0, (100 << 2) | 2),
        rk(1, (12345 << 2) | 3),
        rk(2, ((-5 << 2) >>> 0) | 2),
        rk(3, half),
        many,
      ]),
    ).toEqual([
      [1, ...['100', '123.45', '-5', '1.5'].map((text) => ({ text, kind: 'number' }))],
      [2, undefined, undefined, { text: '7', kind: 'number' }, { text: '12.34', kind: 'number' }],
    ]);
  });

  test('results of formulas: number, text, boolean, error, empty text', async () => {
    const formula = (column: number, result: Buffer): BiffRecord => [
      0x0006,
      Buffer.concat([at(0, column), result, Buffer.alloc(8)]),
    ];
    const special = (kind: number, value: number) => u8(kind, 0, value, 0, 0, 0, 0xff, 0xff);
    const text: BiffRecord = [0x0207, wideText('结果', 2)];
    const sharedFormula: BiffRecord = [0x04bc, Buffer.alloc(10)];
    expect(
      await cells([
        formula(0, f64(2.5)),
        formula(1, special(0, 0)),
        sharedFormula,
        text,
        formula(2, special(1, 1)),
        formula(3, special(2, 0x2a)),
        formula(4, special(3, 0)),
        number(0, 5, 1),
      ]),
    ).toEqual([
      [
        1,
        { text: '2.5', kind: 'number' },
        { text: '结果', kind: 'text' },
        { text: 'TRUE', kind: 'boolean' },
        { text: '#N/A', kind: 'error' },
        undefined,
        { text: '1', kind: 'number' },
      ],
    ]);
  });

  test('a formula that was written but never computed has no value; one that gives an empty text is blank', async () => {
    const empty = u8(3, 0, 0, 0, 0, 0, 0xff, 0xff);
    const formula = (column: number, result: Buffer, ...tokens: number[]): BiffRecord => [
      0x0006,
      Buffer.concat([at(0, column), result, Buffer.alloc(6), u8(tokens.length, 0, ...tokens)]),
    ];
    const [one, text] = [
      [0x1e, 1, 0],
      [0x17, 0, 0],
    ];
    expect(
      await cells([
        formula(0, empty, ...one, ...one, 0x03), // =1+1
        formula(1, empty, ...one, ...one, 0x05, 0x15), // =(1*1)
        formula(2, empty, ...one, 0x42, 1, 0x04, 0x00), // =SUM(1)
        formula(3, empty, ...text, ...text, 0x08), // =""&""
        formula(4, f64(0), ...one, ...one, 0x04), // =1-1
      ]),
    ).toEqual([
      [
        1,
        { text: '=…', kind: 'formula' },
        { text: '=…', kind: 'formula' },
        { text: '=…', kind: 'formula' },
        undefined,
        { text: '0', kind: 'number' },
      ],
    ]);
  });

  test('booleans and errors', async () => {
    const cell = (column: number, value: number, isError: number): BiffRecord => [
      0x0205,
      Buffer.concat([at(0, column), u8(value, isError)]),
    ];
    expect(await cells([cell(0, 1, 0), cell(1, 0, 0), cell(2, 0x07, 1)])).toEqual([
      [
        1,
        { text: 'TRUE', kind: 'boolean' },
        { text: 'FALSE', kind: 'boolean' },
        { text: '#DIV/0!', kind: 'error' },
      ],
    ]);
  });

  test('a number with a date format has its day, counted from 1900 or 1904', async () => {
    const globals = [format(200, 'yyyy"年"m"月"d"日"'), style(0), style(200), style(14)];
    const records = [number(0, 0, 44_621), number(0, 1, 44_621, 1), number(0, 2, 44_621, 2)];
    const days = async (more: BiffRecord[]) =>
      (await cells(records, [...globals, ...more]))?.[0]
        ?.slice(1)
        .map((cell) => typeof cell === 'object' && cell.date);
    expect(await days([])).toEqual([undefined, '2022-03-01', '2022-03-01']);
    expect(await days([[0x0022, u16(1)]])).toEqual([undefined, '2026-03-02', '2026-03-02']);
  });

  test('a number with a percent format is known for one', async () => {
    const globals = [format(200, '0.00%'), style(0), style(200), style(10)];
    const row = [number(0, 0, 0.0345), number(0, 1, 0.0345, 1), number(0, 2, 0.0345, 2)];
    expect(await cells(row, globals)).toEqual([
      [
        1,
        { text: '0.0345', kind: 'number' },
        { text: '0.0345', kind: 'number', percent: true },
        { text: '0.0345', kind: 'number', percent: true },
      ],
    ]);
  });

  test('merged ranges are spread, a chart inside a sheet is passed over, cells may come in any order', async () => {
    const chart = [bof(0x0600, 'sheet'), number(0, 7, 99), eof];
    const merged: BiffRecord = [0x00e5, u16(1, 0, 1, 0, 0)];
    expect(await cells([number(1, 1, 4), ...chart, label(0, 0, '一厂'), number(0, 1, 3), merged])).toEqual([
      [1, { text: '一厂', kind: 'text' }, { text: '3', kind: 'number' }],
      [2, { text: '一厂', kind: 'text', merged: 'down' }, { text: '4', kind: 'number' }],
    ]);
  });

  test('sheets in the order of their tabs, hidden ones marked, in a small container too', async () => {
    const stream = biff8(
      [],
      [
        { name: '玉城街道', records: [number(0, 0, 1)] },
        { name: '草稿', hidden: true, records: [number(0, 0, 2)] },
      ],
    );
    for (const mini of [false, true]) {
      const sheets = await readWorkbook(compoundFile({ Workbook: stream }, { mini }), '表.xls');
      expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows[0]?.cells[0]?.text])).toEqual([
        ['玉城街道', false, '1'],
        ['草稿', true, '2'],
      ]);
    }
  });

  test('a file of another program reads the same, at a size that takes many sectors', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [
      `虚构${i}号机械有限公司`,
      i * 1.25,
      i % 2 === 0,
      `长${'文'.repeat(i % 50)}`,
    ]);
    const book = { SheetNames: ['名录'], Sheets: { 名录: utils.aoa_to_sheet(rows) } };
    const [sheet] = await readWorkbook(
      write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer,
      '表.xls',
    );
    expect(
      sheet?.rows.map(({ cells: [name, value, flag, long] }) => [
        name?.text,
        Number(value?.text),
        flag?.text === 'TRUE',
        long?.text,
      ]),
    ).toEqual(rows);
  });
});

describe('a string that goes on in the next record', () => {
  const wide = Buffer.from('虚构企业', 'utf16le');

  test.each<[string, Buffer[], string]>([
    [
      'stays two bytes a character',
      [Buffer.concat([u16(4), u8(1), wide.subarray(0, 4)]), Buffer.concat([u8(1), wide.subarray(4)])],
      '虚构企业',
    ],
    [
      'changes from one byte to two',
      [Buffer.concat([u16(4), u8(0), Buffer.from('ab')]), Buffer.concat([u8(1), wide.subarray(0, 4)])],
      'ab虚构',
    ],
    [
      'changes from two bytes to one',
      [Buffer.concat([u16(4), u8(1), wide.subarray(0, 4)]), Buffer.concat([u8(0), Buffer.from('ab')])],
      '虚构ab',
    ],
  ])('%s', (_title, pieces, text) => {
    expect(new BiffText(pieces, 0).string(2)).toBe(text);
  });

  test('formatting and phonetics behind a string are skipped, even across records', () => {
    const rich = Buffer.concat([
      u16(2),
      u8(0x0d),
      u16(2),
      u32(3),
      wide.subarray(0, 4),
      Buffer.alloc(8),
      Buffer.alloc(1),
    ]);
    const text = new BiffText([rich, Buffer.concat([Buffer.alloc(2), u16(1), u8(0), Buffer.from('z')])], 0);
    expect([text.string(2), text.string(2), text.ended]).toEqual(['虚构', 'z', true]);
  });
});
