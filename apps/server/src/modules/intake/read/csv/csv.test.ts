import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGb18030 } from '../../../../../test/county/encodings.ts';
import { readWorkbook, refusalOf } from '../../../../../test/read-workbook.ts';
import { defaultLimits } from '../limits.ts';
import { CsvRecords } from './csv-records.ts';

/** Rows as `[line, ...fields]`; holes are null. */
async function read(bytes: Uint8Array | string, name = '税收.csv') {
  const [sheet] = await readWorkbook(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);
  return sheet?.rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell?.text ?? null)]);
}

const text = '代码,名称,金额\n1,虚构一厂,"1,234.00"\n';
const table = [
  [1, '代码', '名称', '金额'],
  [2, '1', '虚构一厂', '1,234.00'],
];

describe('how a CSV spells its characters is found out', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`)],
    ['GBK', toGb18030(text)],
    ['UTF-16 with mark, as Excel’s Unicode text', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('%s', async (_title, bytes) => {
    expect(await read(bytes)).toEqual(table);
  });

  test('a character outside GBK is four bytes in GB18030', async () => {
    const bytes = Buffer.concat([
      toGb18030('企业,'),
      Buffer.from([0x81, 0x39, 0xef, 0x31]),
      toGb18030('厂\n'),
    ]);
    expect(await read(bytes)).toEqual([
      [1, '企业', `${new TextDecoder('gb18030').decode(Uint8Array.of(0x81, 0x39, 0xef, 0x31))}厂`],
    ]);
  });

  test('characters that lie across the pieces the file is read in stay whole', async () => {
    const line = '虚构精密机械制造有限公司,甲镇,123\n';
    const count = 20_000;
    for (const bytes of [
      toGb18030(`a,b,c\n${line.repeat(count)}`),
      Buffer.from(`a,b,c\n${line.repeat(count)}`),
    ]) {
      const rows = await read(bytes);
      expect(rows?.length).toBe(count + 1);
      expect(new Set(rows?.slice(1).map((row) => row.slice(1).join()))).toEqual(new Set([line.trim()]));
    }
  });

  test('one broken character does not cost the file: it shows as U+FFFD in its cell', async () => {
    const bytes = toGb18030(text.repeat(20));
    bytes[bytes.indexOf(0x0a) + 3] = 0xff;
    const rows = await read(bytes);
    expect(rows?.length).toBe(40);
    expect(rows?.filter((row) => row.some((field) => String(field).includes('\ufffd'))).length).toBe(1);
  });

  test.each([
    ['zeros', Buffer.alloc(4000)],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) % 256))],
  ])('%s are no text', async (_title, bytes) => {
    expect((await refusalOf(bytes, '税收.csv')).code).toBe('FILE_NOT_A_TABLE');
  });
});

describe('records of a CSV', () => {
  test.each<[string, string, unknown[][]]>([
    [
      'line ends of Windows, Unix and old Macs',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
        [4, 'g', 'h'],
      ],
    ],
    [
      'no line end behind the last line',
      'a,b\nc,d',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'empty lines are counted and not delivered',
      'a,b\n\n\nc,d\n',
      [
        [1, 'a', 'b'],
        [4, 'c', 'd'],
      ],
    ],
    [
      'a line of delimiters alone is empty',
      'a,b\n,\nc,d\n',
      [
        [1, 'a', 'b'],
        [3, 'c', 'd'],
      ],
    ],
    [
      'empty fields are holes',
      'a,,b\n,x,\n',
      [
        [1, 'a', null, 'b'],
        [2, null, 'x', null],
      ],
    ],
    ['a thousands separator in quotes', 'a,"1,234.00"\n', [[1, 'a', '1,234.00']]],
    ['doubled quotes', 'a,"说""好"""\n', [[1, 'a', '说"好"']]],
    [
      'a line end in quotes opens no row, as in a spreadsheet',
      'x,y\n"a\nb",1\nc,2\n',
      [
        [1, 'x', 'y'],
        [2, 'a\nb', '1'],
        [3, 'c', '2'],
      ],
    ],
    [
      'a Windows line end in quotes is kept and counted once',
      '"a\r\nb",1\r\nc,2',
      [
        [1, 'a\r\nb', '1'],
        [2, 'c', '2'],
      ],
    ],
    ['blanks around quotes are forgiven', 'a, "1,234.00" ,b\n', [[1, 'a', '1,234.00', 'b']]],
    ['blanks in a field are kept', ' a , b\n', [[1, ' a ', ' b']]],
    ['an apostrophe is kept', "a,'0123\n", [[1, 'a', "'0123"]]],
    ['an inch sign', 'a,5" 管,b\n', [[1, 'a', '5" 管', 'b']]],
    ['a name partly in quotes', '"虚构"一厂,1\n', [[1, '"虚构"一厂', '1']]],
    [
      'a quote that nobody closed',
      'a,"b,c\nd,e,f\n',
      [
        [1, 'a', '"b', 'c'],
        [2, 'd', 'e', 'f'],
      ],
    ],
    [
      'a quote that nobody closed, before a proper one',
      'a,"b,c\nd,"1,0",f\n',
      [
        [1, 'a', '"b', 'c'],
        [2, 'd', '1,0', 'f'],
      ],
    ],
    [
      'tabs',
      'a\tb,c\td\n1\t"2\t3"\t4\n',
      [
        [1, 'a', 'b,c', 'd'],
        [2, '1', '2\t3', '4'],
      ],
    ],
    [
      'semicolons',
      'a;b;c\n1,5;2,5;3,5\n',
      [
        [1, 'a', 'b', 'c'],
        [2, '1,5', '2,5', '3,5'],
      ],
    ],
    [
      'full-width commas',
      '代码，名称，金额\n1，一厂，2\n',
      [
        [1, '代码', '名称', '金额'],
        [2, '1', '一厂', '2'],
      ],
    ],
    ['Excel’s own separator line', 'sep=;\r\na;b\r\n', [[2, 'a', 'b']]],
    [
      'one column',
      '企业名称\n一厂\n',
      [
        [1, '企业名称'],
        [2, '一厂'],
      ],
    ],
  ])('%s', async (_title, csv, rows) => {
    expect(await read(csv)).toEqual(rows);
  });

  test('title and unit lines above the table do not mislead the search for the delimiter', async () => {
    const csv =
      '2022年度入库税收，单位：元\n填报单位：税务局;制表;审核\n代码,名称,税额\n1,一厂,2\n2,二厂,3\n3,三厂,4\n';
    expect((await read(csv))?.slice(2)).toEqual([
      [3, '代码', '名称', '税额'],
      [4, '1', '一厂', '2'],
      [5, '2', '二厂', '3'],
      [6, '3', '三厂', '4'],
    ]);
  });

  test('a quote that nobody closed does not swallow the rows up to the next one', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i},名称${i},${i * 2},末尾`);
    lines[5] = '5,"名称5,10,末尾';
    lines[30] = '30,名称30",60,末尾';
    const rows = await read(lines.join('\n'));
    expect(rows?.length).toBe(40);
    expect(rows?.[5]).toEqual([6, '5', '"名称5', '10', '末尾']);
  });

  test('the sheet is called by the file', async () => {
    const [sheet] = await readWorkbook(Buffer.from('a,b\n'), '税务局-企业入库税收-2022.csv');
    expect(sheet).toMatchObject({ index: 0, name: '税务局-企业入库税收-2022', hidden: false });
  });

  test('however the text is cut into pieces, the records are the same', () => {
    const piece = fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', ' ', '企业', '1,2', '"a,b"', 'x');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        (pieces, cuts) => {
          const whole = pieces.join('');
          const records = () => new CsvRecords({ delimiter: ',', width: 3 }, defaultLimits);
          const once = records().write(whole, true);
          const inPieces = records();
          const ends = [...cuts.filter((cut) => cut <= whole.length).sort((a, b) => a - b), whole.length];
          let at = 0;
          const rows = ends.flatMap((end) => {
            const found = inPieces.write(whole.slice(at, end));
            at = end;
            return found;
          });
          expect([...rows, ...inPieces.write('', true)]).toEqual(once);
        },
      ),
      { numRuns: Number(process.env.TENGLONG_TRIALS ?? 100) },
    );
  });

  test('what is quoted properly comes back as it was', async () => {
    const field = fc
      .string({
        unit: fc.constantFrom('a', '"', ',', '\n', '企', ';', '\t', ' ', "'"),
        minLength: 1,
        maxLength: 8,
      })
      // A line inside a field that has a record's two commas is taken for a record, on purpose.
      .filter((text) => !/\n[^\n]*,[^\n]*,[^\n]*\n/.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const csv = [['x', 'y', 'z'], ...rows]
            .map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          expect((await read(csv))?.slice(1).map((row) => row.slice(1))).toEqual(rows);
        },
      ),
      { numRuns: Number(process.env.TENGLONG_TRIALS ?? 100) },
    );
  });
});

test.each([
  ['="913310830000000001"', '913310830000000001'],
  ['"=""913310830000000001"""', '913310830000000001'],
  ['"=1+1"', '=1+1'],
  ['=SUM(1)', '=SUM(1)'],
])('a guard against rounding is taken off, any other formula stays a text: %s', async (field, cell) => {
  expect(await read(`代码,名称\n${field},甲厂\n`)).toEqual([
    [1, '代码', '名称'],
    [2, cell, '甲厂'],
  ]);
});
