import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { biff8, compoundFile, f64, u16 } from '../../../../test/craft-xls.ts';
import { craftParts, craftXlsx, relation, xlsxParts } from '../../../../test/craft-xlsx.ts';
import { readTexts, refusalOf } from '../../../../test/read-workbook.ts';
import { FileRefused, openWorkbook, previewRows } from './index.ts';

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
const xls = compoundFile({
  Workbook: biff8([], [{ name: '表', records: [[0x0203, Buffer.concat([u16(0, 0, 0), f64(7)])]] }]),
});

describe('what a file is, its content decides and not its name', () => {
  test.each<[string, Uint8Array, string, Record<string, string>]>([
    ['an .xlsx called .xls', xlsx, '名录.xls', { A1: '代码', B1: '名称', A2: '1', B2: '一厂' }],
    ['an .xlsx called .csv', xlsx, '名录.csv', { A1: '代码', B1: '名称', A2: '1', B2: '一厂' }],
    ['an .xls called .xlsx', xls, '名录.xlsx', { A1: '7' }],
    [
      'a CSV called .xlsx',
      Buffer.from('代码,名称\n1,一厂\n'),
      '名录.xlsx',
      { A1: '代码', B1: '名称', A2: '1', B2: '一厂' },
    ],
    [
      'a tab-separated text called .xls',
      Buffer.from('代码\t名称\n1\t一厂\n'),
      '名录.xls',
      { A1: '代码', B1: '名称', A2: '1', B2: '一厂' },
    ],
    ['a file without extension', xlsx, '名录', { A1: '代码', B1: '名称', A2: '1', B2: '一厂' }],
  ])('%s', async (_title, bytes, name, texts) => {
    expect(await readTexts(bytes, name)).toEqual(texts);
  });
});

describe('what is not read is refused by its own name', () => {
  const html =
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><table><tr><td>1</td></tr></table></html>';

  test.each<[string, Uint8Array | string, string, string]>([
    ['an empty file', '', '表.xlsx', 'FILE_EMPTY'],
    ['a CSV of blank lines', ' \r\n\r\n', '表.csv', 'FILE_EMPTY'],
    ['a zip of nothing', zipSync({}), '表.xlsx', 'FILE_EMPTY'],
    ['a Kingsoft file, whatever is inside', xlsx, '名录.et', 'FILE_WPS_FORMAT'],
    ['a Kingsoft document', xls, '名录.WPS', 'FILE_WPS_FORMAT'],
    [
      'a workbook with a password',
      compoundFile({ EncryptionInfo: Buffer.alloc(99), EncryptedPackage: Buffer.alloc(5000) }),
      '表.xlsx',
      'FILE_PROTECTED',
    ],
    ['a web page called .xls', html, '表.xls', 'FILE_IS_HTML'],
    [
      'a web page with a mark and blanks in front',
      `\ufeff\r\n <!-- x --><TABLE border=1><tr>`,
      '表.xls',
      'FILE_IS_HTML',
    ],
    ['a web page in UTF-16', Buffer.from(`\ufeff${html}`, 'utf16le'), '表.xls', 'FILE_IS_HTML'],
    ['a web archive', 'MIME-Version: 1.0\r\nContent-Type: multipart/related', '表.xls', 'FILE_IS_HTML'],
    [
      'an XML table of 2003',
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      '表.xls',
      'FILE_IS_XML_TABLE',
    ],
    ['some other XML', '<?xml version="1.0"?><invoice/>', '表.xlsx', 'FILE_NOT_A_TABLE'],
    ['a drawing called .csv', '<svg onload="alert(1)"/>', '现场.csv', 'FILE_NOT_A_TABLE'],
    [
      'XML of some kind without a declaration',
      '<a:x y="1"\n xmlns:a="urn:x"/>',
      '表.csv',
      'FILE_NOT_A_TABLE',
    ],
    [
      'a binary workbook',
      craftParts({ '_rels/.rels': relation('officeDocument', 'xl/workbook.bin'), 'xl/workbook.bin': 'x' }),
      '表.xlsb',
      'FILE_IS_XLSB',
    ],
    [
      'an OpenDocument table',
      craftParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      '表.ods',
      'FILE_IS_OPENDOCUMENT',
    ],
    [
      'a Word document',
      craftParts({
        '_rels/.rels': relation('officeDocument', 'word/document.xml'),
        'word/document.xml': '<x/>',
      }),
      '表.xlsx',
      'FILE_IS_WORD',
    ],
    ['rich text', '{\\rtf1\\ansi', '表.xls', 'FILE_IS_WORD'],
    [
      'an archive of workbooks',
      zipSync({ '一.xlsx': xlsx, '二.xlsx': xlsx }),
      '报送.xlsx',
      'FILE_IS_ARCHIVE',
    ],
    ['a RAR archive', 'Rar!\x1a\x07\x00', '报送.xlsx', 'FILE_IS_ARCHIVE'],
    ['a PDF', '%PDF-1.7\n', '表.xlsx', 'FILE_NOT_A_TABLE'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), '表.xlsx', 'FILE_NOT_A_TABLE'],
  ])('%s', async (_title, content, name, code) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const refused = await refusalOf(bytes, name);
    expect(refused.code).toBe(code);
    // A sentence and a remedy, in the office's words.
    expect(refused.message).toMatch(/^[\u4e00-\u9fff]/);
    expect(refused.remedy).toMatch(/^请/);
  });
});

describe('files on disk', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('100 MB are read, 300 MB are refused without being read', async () => {
    const path = join(folder, 'large.xlsx');
    const handle = await open(path, 'w');
    await handle.truncate(300 * 1024 * 1024);
    await handle.close();
    const began = process.memoryUsage().arrayBuffers;
    const refused = await openWorkbook({ path }, 'large.xlsx').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FileRefused);
    expect((refused as FileRefused).refused).toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: '文件有 300 兆，超过 100 兆的上限',
    });
    expect(process.memoryUsage().arrayBuffers - began).toBeLessThan(1024 * 1024);
  });

  test('the limit is inclusive', async () => {
    const limit = { fileBytes: xlsx.length };
    expect((await refusalOf(xlsx, '表.xlsx', { fileBytes: xlsx.length - 1 })).code).toBe('FILE_TOO_LARGE');
    const opened = await openWorkbook({ bytes: xlsx }, '表.xlsx', limit);
    expect(opened.sheets.length).toBe(1);
  });

  test('a workbook is read from its file as from its bytes', async () => {
    const path = join(folder, '名录.xlsx');
    await writeFile(path, xlsx);
    const opened = await openWorkbook({ path }, '名录.xlsx');
    expect((await previewRows(opened, 0, 9)).map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
      ['代码', '名称'],
      ['1', '一厂'],
    ]);
    await opened.close();
  });

  test('a missing file is no refusal: nobody sent it', async () => {
    await expect(openWorkbook({ path: join(folder, 'none.xlsx') }, 'none.xlsx')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

test('an archive entry may be stored without packing', async () => {
  const parts = Object.entries(xlsxParts(plain)).map(([path, xml]) => [path, strToU8(xml)] as const);
  expect(await readTexts(zipSync(Object.fromEntries(parts), { level: 0 }))).toEqual({
    A1: '代码',
    B1: '名称',
    A2: '1',
    B2: '一厂',
  });
});
