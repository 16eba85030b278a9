import { describe, expect, test } from 'vitest';
import { craftParts, craftXlsx, relation, xlsxParts } from '../../../../test/craft-xlsx.ts';
import { readTexts, readWorkbook, refusalOf } from '../../../../test/read-workbook.ts';

const plain = {
  sheets: [
    {
      name: '表',
      rows: [
        ['代码', '名称'],
        ['1', '一厂'],
      ],
    },
  ],
};
const xlsx = craftXlsx(plain);

describe('files that are cut off or lie about themselves', () => {
  test('a zip cut off anywhere is refused, never half read', async () => {
    for (let size = 4; size < xlsx.length; size += 37) {
      const { code } = await refusalOf(xlsx.subarray(0, size));
      expect(['FILE_DAMAGED', 'FILE_NOT_A_TABLE']).toContain(code);
    }
  });

  const entryAt = (bytes: Buffer, path: string) => {
    // The directory's entry: the last place where the name stands, 46 bytes behind its beginning.
    const start = bytes.lastIndexOf(path) - 46;
    expect(bytes.readUInt32LE(start)).toBe(0x02014b50);
    return start;
  };

  test.each<[string, (bytes: Buffer, entry: number) => void, string]>([
    ['a wrong checksum', (bytes, entry) => bytes.writeUInt32LE(1, entry + 16), 'FILE_DAMAGED'],
    ['more bytes than stated', (bytes, entry) => bytes.writeUInt32LE(20, entry + 24), 'FILE_DAMAGED'],
    ['fewer bytes than stated', (bytes, entry) => bytes.writeUInt32LE(9999, entry + 24), 'FILE_DAMAGED'],
    [
      'a length beyond the end of the file',
      (bytes, entry) => bytes.writeUInt32LE(0xfff_ffff, entry + 20),
      'FILE_DAMAGED',
    ],
    [
      'a place beyond the end of the file',
      (bytes, entry) => bytes.writeUInt32LE(0xfff_ffff, entry + 42),
      'FILE_DAMAGED',
    ],
    ['an unknown method of packing', (bytes, entry) => bytes.writeUInt16LE(12, entry + 10), 'FILE_DAMAGED'],
    ['a part locked by a password', (bytes, entry) => bytes.writeUInt16LE(1, entry + 8), 'FILE_PROTECTED'],
    [
      'four gigabytes unpacked',
      (bytes, entry) => bytes.writeUInt32LE(0xfff_ffff_f - 0xf, entry + 24),
      'FILE_UNPACKS_TOO_LARGE',
    ],
  ])('%s', async (_title, spoil, code) => {
    const bytes = Buffer.from(xlsx);
    spoil(bytes, entryAt(bytes, 'xl/worksheets/sheet1.xml'));
    expect((await refusalOf(bytes)).code).toBe(code);
  });

  test('a bomb is refused before it is unpacked', async () => {
    const bomb = craftParts({
      ...xlsxParts(plain),
      'xl/worksheets/sheet1.xml': Buffer.alloc(48 * 1024 * 1024, 0x20),
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect((await refusalOf(bomb)).code).toBe('FILE_UNPACKS_TOO_LARGE');
  });

  test('too many parts, or too much in all of them together', async () => {
    expect((await refusalOf(xlsx, '表.xlsx', { entries: 3 })).code).toBe('FILE_UNPACKS_TOO_LARGE');
    expect((await refusalOf(xlsx, '表.xlsx', { unpackedBytes: 500 })).code).toBe('FILE_UNPACKS_TOO_LARGE');
    expect((await refusalOf(xlsx, '表.xlsx', { sharedBytes: 10 })).code).toBe('FILE_UNPACKS_TOO_LARGE');
  });

  test.each<[string, Record<string, string>]>([
    ['a part outside the package', { '../../evil.xml': '<x/>' }],
    ['a part at the root of the disk', { '/etc/passwd': 'x' }],
    ['a part on a Windows drive', { 'C:/evil.xml': 'x' }],
    ['two parts of one name', { 'XL/Workbook.xml': '<x/>' }],
    [
      'an arrow out of the package',
      { 'xl/_rels/workbook.xml.rels': relation('worksheet', '../../../evil.xml') },
    ],
    [
      'a document type in a sheet',
      { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>' },
    ],
    [
      'a document type in the list of sheets',
      { 'xl/workbook.xml': '<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook/>' },
    ],
  ])('%s is unsafe', async (_title, parts) => {
    expect((await refusalOf(craftParts({ ...xlsxParts(plain), ...parts }))).code).toBe('FILE_UNSAFE');
  });

  test('an arrow to another machine is not followed', async () => {
    const external = relation('worksheet', 'https://example.com/sheet.xml').replace(
      '/>',
      ' TargetMode="External"/>',
    );
    const refused = await refusalOf(
      craftParts({ ...xlsxParts(plain), 'xl/_rels/workbook.xml.rels': external }),
    );
    expect(refused.code).toBe('FILE_WITHOUT_SHEETS');
  });

  const withData = (data: string) => craftXlsx({ sheets: [{ name: '表', rows: [], data }] });

  test.each<[string, Uint8Array, string]>([
    [
      'the last column and row there are',
      withData('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      'read',
    ],
    ['a column behind the last', withData('<row r="1"><c r="XFE1"><v>1</v></c></row>'), 'SHEET_TOO_LARGE'],
    [
      'a row below the last',
      withData('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
      'SHEET_TOO_LARGE',
    ],
    [
      'rows out of order',
      withData('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'),
      'FILE_DAMAGED',
    ],
    ['a cell reference that is none', withData('<row r="1"><c r="1A"><v>1</v></c></row>'), 'FILE_DAMAGED'],
    [
      'a kind of cell that does not exist',
      withData('<row r="1"><c r="A1" t="x"><v>1</v></c></row>'),
      'FILE_DAMAGED',
    ],
    [
      'a whole report in one cell',
      withData(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'字'.repeat(100_001)}</t></is></c></row>`),
      'CELL_TOO_LONG',
    ],
    [
      'a merged range that is none',
      craftXlsx({ sheets: [{ name: '表', rows: [['x']], merges: ['A1:'] }] }),
      'FILE_DAMAGED',
    ],
  ])('%s', async (_title, bytes, code) => {
    expect(code === 'read' ? Object.keys(await readTexts(bytes)).length : (await refusalOf(bytes)).code).toBe(
      code === 'read' ? 1 : code,
    );
  });

  test('a text that grows piece by piece is stopped at the same length as one in one piece', async () => {
    const runs = (count: number) => ({ rich: Array.from({ length: count }, () => '字') });
    const shared = (count: number) => craftXlsx({ sheets: [{ name: '表', rows: [[runs(count)]] }] });
    const limits = { cellCharacters: 10 };
    expect((await readWorkbook(shared(10), '表.xlsx', limits))[0]?.rows[0]?.cells[0]?.text).toBe(
      '字'.repeat(10),
    );
    expect((await refusalOf(shared(11), '表.xlsx', limits)).code).toBe('CELL_TOO_LONG');
    const pieces = '<t>字</t>'.repeat(11);
    const inline = withData(`<row r="1"><c r="A1" t="inlineStr"><is>${pieces}</is></c></row>`);
    expect((await refusalOf(inline, '表.xlsx', limits)).code).toBe('CELL_TOO_LONG');
  });

  test('a sheet far wider than any table is refused before somebody has to walk over it', async () => {
    const data = Array.from(
      { length: 100 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    ).join('');
    expect((await refusalOf(withData(data), '表.xlsx', { cells: 1_000_000 })).code).toBe('SHEET_TOO_LARGE');
  });
});
