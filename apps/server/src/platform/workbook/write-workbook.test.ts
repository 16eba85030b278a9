import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../test/read-workbook.ts';
import { type CellInput, type ColumnSpec, type SheetSpec, writeWorkbook } from './index.ts';

/** Each run writes and reads a whole workbook: a thousand of them say what there is to say. */
const RUNS = Math.min(1000, Number(process.env.TENGLONG_TRIALS ?? 100));

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** The sheet's rows read back, as texts with holes. */
async function back(sheet: Partial<SheetSpec> & Pick<SheetSpec, 'columns'>) {
  const bytes = await writeWorkbook({ sheets: [{ name: '表', rows: [], ...sheet }] });
  const [read] = await readWorkbook(bytes);
  return read!.rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell?.text)]);
}

/** One value in a column of a kind, read back. */
async function cell(value: CellInput, column: Partial<ColumnSpec> = {}) {
  const bytes = await writeWorkbook({
    sheets: [{ name: '表', columns: [{ header: '列', ...column }], rows: [[value]] }],
  });
  const [read] = await readWorkbook(bytes);
  return read!.rows[1]?.cells[0];
}

async function parts(sheet: Partial<SheetSpec> & Pick<SheetSpec, 'columns'>) {
  const files = unzipSync(await writeWorkbook({ sheets: [{ name: '表', rows: [], ...sheet }] }));
  return { sheet: decode(files['xl/worksheets/sheet1.xml']), workbook: decode(files['xl/workbook.xml']) };
}

describe('a written workbook reads back as it was', () => {
  test('title, unit line, grouped header, rows, total and signatures stand where the office expects them', async () => {
    const rows = await back({
      title: '亩均效益综合评价结果',
      lines: [{ left: '截至 2023-08-31', right: '单位：万元' }],
      columns: [
        { header: '企业名称' },
        { header: '上年', group: '税收', kind: 'number', decimals: 2 },
        { header: '本年', group: '税收', kind: 'number', decimals: 2 },
      ],
      rows: [
        ['一厂', '1.50', '-2'],
        ['二厂', null, { value: '3.1', mark: 'problem' }],
      ],
      total: ['合计', '1.50', '1.1'],
      signatures: ['制表：', '审核：'],
    });
    expect(rows).toEqual([
      [1, ...Array(3).fill('亩均效益综合评价结果')],
      [2, '截至 2023-08-31', '截至 2023-08-31', '单位：万元'],
      [3, '企业名称', '税收', '税收'],
      [4, '企业名称', '上年', '本年'],
      [5, '一厂', '1.5', '-2'],
      [6, '二厂', undefined, '3.1'],
      [7, '合计', '1.5', '1.1'],
      [8, ...Array(3).fill(`制表：${'\u3000'.repeat(6)}审核：`)],
    ]);
  });

  test.each<[string, CellInput, Partial<ColumnSpec>, unknown]>([
    [
      'a code of 18 digits stays text',
      '913310210620000144',
      {},
      { text: '913310210620000144', kind: 'text' },
    ],
    [
      'and does so in a column of numbers',
      '913310210620000144',
      { kind: 'number' },
      { text: '913310210620000144', kind: 'text' },
    ],
    ['an exact figure is a number', '73.07', { kind: 'number' }, { text: '73.07', kind: 'number' }],
    [
      '15 digits before the point are a number',
      '123456789012345',
      { kind: 'number' },
      { text: '123456789012345', kind: 'number' },
    ],
    ['a word in a column of numbers', '缺', { kind: 'number' }, { text: '缺', kind: 'text' }],
    ['no number at all', Number.NaN, { kind: 'number' }, { text: 'NaN', kind: 'text' }],
    ['a day', '2023-08-31', { kind: 'date' }, { text: '45169', kind: 'number', date: '2023-08-31' }],
    ['a day that never was', '2023-02-30', { kind: 'date' }, { text: '2023-02-30', kind: 'text' }],
    [
      'a day before spreadsheets count right',
      '1900-02-28',
      { kind: 'date' },
      { text: '1900-02-28', kind: 'text' },
    ],
    ['a day in a column of text', '2023-08-31', {}, { text: '2023-08-31', kind: 'text' }],
    ['an empty text', '', {}, undefined],
    ['zero', 0, { kind: 'number' }, { text: '0', kind: 'number' }],
    ['a number in a column of text', 12, {}, { text: '12', kind: 'text' }],
  ])('%s', async (_title, value, column, expected) => {
    expect(await cell(value, column)).toEqual(expected);
  });

  test('every text comes back, whatever characters it has; a NUL, which nothing can keep, is shown as lost', async () => {
    const unit = fc.oneof(
      fc.constantFrom('_x000D_', '_', '\r', '\n', '\0', '&', '<', ']]>', '\ufffe', '𠮷', '企', ' '),
      fc.string({ minLength: 1, maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit, minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          const rows = await back({ columns: texts.map((_, i) => ({ header: `列${i}` })), rows: [texts] });
          expect(rows[1]?.slice(1)).toEqual(texts.map((text) => text.replaceAll('\0', '\ufffd')));
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('every decimal of up to 15 digits comes back exactly', async () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.nat(999_999_999), fc.nat(999_999))
      .map(([minus, whole, part]) => {
        const text = `${whole}.${String(part).padStart(6, '0')}`.replace(/\.?0+$/, (zeros) =>
          zeros.startsWith('.') ? '' : zeros.replace(/0+$/, ''),
        );
        return minus && text !== '0' ? `-${text}` : text;
      });
    await fc.assert(
      fc.asyncProperty(decimal, async (text) => {
        expect(await cell(text, { kind: 'number' })).toEqual({ text, kind: 'number' });
      }),
      { numRuns: RUNS },
    );
  });

  test('several sheets, names made fit and unique', async () => {
    const sheet = { columns: [{ header: '列' }], rows: [['x']] };
    const names = ['甲/乙[1]', '甲 乙 1', "'引号'", '', '很'.repeat(40), '很'.repeat(40)];
    const read = await readWorkbook(
      await writeWorkbook({ sheets: names.map((name) => ({ name, ...sheet })) }),
    );
    expect(read.map(({ name }) => name)).toEqual([
      '甲 乙 1',
      '甲 乙 1(2)',
      '引号',
      '表4',
      '很'.repeat(31),
      `${'很'.repeat(28)}(2)`,
    ]);
    expect(read.every(({ rows }) => rows.length === 2)).toBe(true);
  });

  test('rows may come one by one from somewhere slow; ten thousand of them', async () => {
    async function* rows() {
      for (let i = 0; i < 10_000; i += 1) {
        if (i % 1000 === 0) await new Promise(setImmediate);
        yield [`企业${i}`, i / 4];
      }
    }
    const read = await back({
      columns: [{ header: '名称' }, { header: '数', kind: 'number' }],
      rows: rows(),
    });
    expect([read.length, read[10_000]]).toEqual([10_001, [10_001, '企业9999', '2499.75']]);
  });
});

describe('what a written workbook never holds', () => {
  test.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|" /C calc"!A0'])(
    '%j is a text, even when edited',
    async (text) => {
      expect(await cell(text)).toEqual({ text, kind: 'text' });
      const files = unzipSync(
        await writeWorkbook({ sheets: [{ name: '表', columns: [{ header: '列' }], rows: [[text]] }] }),
      );
      expect(decode(files['xl/worksheets/sheet1.xml'])).not.toMatch(/<f[ >]/);
      expect(decode(files['xl/styles.xml'])).toContain('quotePrefix="1"');
    },
  );

  test('the same specification gives the same bytes', async () => {
    const write = () =>
      writeWorkbook({ sheets: [{ name: '表', columns: [{ header: '列' }], rows: [['一厂'], ['二厂']] }] });
    expect(crc32(await write())).toBe(crc32(await write()));
  });
});

describe('how a written workbook prints', () => {
  const columns = [{ header: '企业名称' }, { header: '等级', choices: ['A', 'B'] }];

  test('header repeated on every page and kept in view, page as wide as the paper', async () => {
    const { sheet, workbook } = await parts({
      columns,
      title: '结果',
      frozenColumns: 1,
      filter: true,
      rows: [
        ['一厂', 'A'],
        ['二厂', 'B'],
      ],
    });
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'表\'!$2:$2</definedName>',
    );
    expect(workbook).toContain("'表'!$A$2:$B$4</definedName>");
    expect(sheet).toContain(
      '<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/>',
    );
    expect(sheet).toContain('<autoFilter ref="A2:B4"/>');
    expect(sheet).toContain(
      '<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(sheet).toContain('sqref="B3:B5002"><formula1>"A,B"</formula1>');
  });

  test.each([
    ['of one line is as high as any', 20, ''],
    ['of two lines is two high', 30, ' ht="33" customHeight="1"'],
    ['of three lines is three high', 50, ' ht="48" customHeight="1"'],
  ])('a note across all columns %s, hidden ones not counted', async (_title, characters, height) => {
    // Two columns of 21 hold 41 halves of characters: 20 Chinese ones.
    const wide = { header: '甲', width: 21 };
    const { sheet } = await parts({
      columns: [wide, wide, { header: '隐', width: 40, hidden: true }],
      rows: [],
      notes: ['注'.repeat(characters)],
    });
    expect(sheet).toContain(`<row r="2"${height}>`);
  });

  test('A3 on request, landscape from eight columns on', async () => {
    const wide = Array.from({ length: 8 }, (_, i) => ({ header: `列${i}` }));
    expect((await parts({ columns: wide })).sheet).toContain('paperSize="9" orientation="landscape"');
    expect((await parts({ columns: wide.slice(1) })).sheet).toContain('paperSize="9" orientation="portrait"');
    expect((await parts({ columns, page: { paper: 'A3', orientation: 'landscape' } })).sheet).toContain(
      'paperSize="8" orientation="landscape"',
    );
  });

  test('a list too long for a spreadsheet is left out rather than the file called damaged', async () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, i) => `选项${String(i).padStart(3, '0')}`);
    // Five characters and a comma each: 43 of them are 257 long, 42 are 251.
    expect((await parts({ columns: [{ header: '列', choices: list(42) }] })).sheet).toContain(
      '<dataValidation ',
    );
    expect((await parts({ columns: [{ header: '列', choices: list(43) }] })).sheet).not.toContain(
      '<dataValidation ',
    );
  });

  test('a workbook without sheets or columns is a mistake of the caller', async () => {
    await expect(writeWorkbook({ sheets: [] })).rejects.toThrow(RangeError);
    await expect(writeWorkbook({ sheets: [{ name: '表', columns: [], rows: [] }] })).rejects.toThrow(
      RangeError,
    );
  });
});
