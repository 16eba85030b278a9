import { zipSync } from 'fflate';
import { compoundFile } from './craft-xls.ts';
import { craftParts, craftXlsx, xlsxParts } from './craft-xlsx.ts';

const plain = { sheets: [{ name: '表', rows: [['代码', '名称']] }] };
const part = (path: string, body: string | Uint8Array) => craftParts({ ...xlsxParts(plain), [path]: body });
const sheet = 'xl/worksheets/sheet1.xml';
const strings = 'xl/sharedStrings.xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY l0 "哈哈">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
).join(
  '',
)}]><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&l9;</v></c></row></sheetData></worksheet>`;

/** One text of thirty thousand characters that a hundred thousand cells point to: three billion characters. */
function echoBomb(): Uint8Array {
  const rows = Array.from(
    { length: 2_000 },
    (_, i) => `<row r="${i + 1}">${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`,
  );
  return craftParts({
    ...xlsxParts(plain),
    [strings]: `<sst xmlns="${MAIN}"><si><t>${'长'.repeat(30_000)}</t></si></sst>`,
    [sheet]: `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  });
}

function manyParts(): Uint8Array {
  const parts: Record<string, string> = xlsxParts(plain);
  for (let i = 0; i < 10_001; i += 1) parts[`xl/media/${i}.bin`] = '';
  return craftParts(parts);
}

const spaces = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024).fill(0x20);
const table = craftXlsx(plain);
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

/** Files that are not what they say, or worse: the name, what is told, and the bytes. */
export const HOSTILE: readonly (readonly [
  title: string,
  name: string,
  says: string,
  bytes: () => Uint8Array,
])[] = [
  ['empty', '空.xlsx', '文件是空的', () => new Uint8Array()],
  ['blank text', '空白.csv', '文件是空的', () => Buffer.from(' \r\n \r\n')],
  ['cut off', '截断.xlsx', '文件不完整或已损坏', () => table.subarray(0, table.length - 40)],
  [
    'an .xls cut off',
    '截断.xls',
    '文件不完整或已损坏',
    () => compoundFile({ Workbook: Buffer.alloc(9000) }).subarray(0, 1024),
  ],
  ['a picture called .xlsx', '照片.xlsx', '内容不是表格', () => PNG],
  ['a PDF called .xls', '文件.xls', '内容不是表格', () => Buffer.from('%PDF-1.7\n')],
  [
    'a web page called .xls',
    '导出.xls',
    '内容却是网页',
    () => Buffer.from('<html><body><table><tr><td>1</td></tr></table>'),
  ],
  ['an .et', '报表.et', '金山 WPS 的专用格式', () => table],
  [
    'an archive called .xlsx',
    '资料.xlsx',
    '这是压缩包',
    () => zipSync({ 'a.xlsx': table, 'b.csv': Buffer.from('1,2') }),
  ],
  [
    'an archive in an archive',
    '套娃.xlsx',
    '这是压缩包',
    () => zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ c: spaces(8) }) }) }),
  ],
  [
    'protected by a password',
    '加密.xlsx',
    '文件设有打开密码',
    () => compoundFile({ EncryptionInfo: Buffer.alloc(200), EncryptedPackage: Buffer.alloc(9000) }),
  ],
  ['a bomb of one part', '炸弹.xlsx', '展开后大得异常', () => part(sheet, spaces(40))],
  ['a bomb of shared strings', '炸弹2.xlsx', '展开后大得异常', () => part(strings, spaces(40))],
  ['a bomb of many parts', '炸弹3.xlsx', '展开后大得异常', manyParts],
  ['a text echoed by every cell', '炸弹4.xlsx', '展开后大得异常', echoBomb],
  ['a billion laughs', '实体.xlsx', '夹带了表格不该有的结构', () => part(sheet, LAUGHS)],
  [
    'a quote that swallows everything',
    '引号.csv',
    '有单元格的文字长得异常',
    () => Buffer.from(`代码,名称\n"${'字'.repeat(5_000_000)}`),
  ],
];
