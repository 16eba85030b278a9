import { describe, expect, test } from 'vitest';
import { type CraftWorkbook, craftParts, craftXlsx, xlsxParts } from '../../../../../test/craft-xlsx.ts';
import { readTexts, readWorkbook, refusalOf } from '../../../../../test/read-workbook.ts';
import { openWorkbook, previewRows } from '../index.ts';

const rows = [['标题', null, null], null, ['代码', '名称', 12.5], [null, null, { date: '2022-03-01' }]];
const expected = { A1: '标题', A3: '代码', B3: '名称', C3: '12.5', C4: '44621' };

describe('the shapes a workbook comes in', () => {
  test.each<[string, Partial<CraftWorkbook>]>([
    ['as Excel writes it', {}],
    ['strings in the cells', { strings: 'inline' }],
    ['a namespace prefix on every element', { prefix: 'x' }],
    ['strict namespaces', { strict: true }],
    ['absolute part names', { absoluteTargets: true }],
    ['all of these', { prefix: 'ss', strict: true, absoluteTargets: true, strings: 'inline' }],
  ])('%s', async (_title, shape) => {
    const [sheet] = await readWorkbook(craftXlsx({ sheets: [{ name: '表', rows }], ...shape }));
    expect(sheet?.rows.map(({ row }) => row)).toEqual([1, 3, 4]);
    expect(await readTexts(craftXlsx({ sheets: [{ name: '表', rows }], ...shape }))).toEqual(expected);
    expect(sheet?.rows[2]?.cells[2]?.date).toBe('2022-03-01');
  });

  test('without references, position alone says where a cell stands', async () => {
    const dense = [['a', null, 'b'], ['c']];
    const bytes = craftXlsx({ sheets: [{ name: '表', rows: dense }], withoutReferences: true });
    expect(await readTexts(bytes)).toEqual({ A1: 'a', C1: 'b', A2: 'c' });
  });

  test('a row without number takes it from its cells', async () => {
    const data =
      '<row><c r="B5"><v>1</v></c></row><row><c><v>2</v></c></row><row r="9"><c r="A9"><v>3</v></c></row>';
    expect(await readTexts(craftXlsx({ sheets: [{ name: '表', rows: [], data }] }))).toEqual({
      B5: '1',
      A6: '2',
      A9: '3',
    });
  });

  test('without styles a date is a number', async () => {
    const bytes = craftXlsx({
      sheets: [{ name: '表', rows: [[{ date: '2022-03-01' }]] }],
      withoutStyles: true,
    });
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.rows[0]?.cells[0]).toEqual({ text: '44621', kind: 'number' });
  });

  test('names in other letter case, escapes and a parent folder lead to the same parts', async () => {
    const { 'xl/worksheets/sheet1.xml': sheet, ...parts } = xlsxParts({
      sheets: [{ name: '表', rows: [['甲']] }],
    });
    const relations = parts['xl/_rels/workbook.xml.rels']!.replace(
      'worksheets/sheet1.xml',
      '../xl/./My%20Sheets/SHEET1.xml',
    );
    const bytes = craftParts({
      ...parts,
      'xl/_rels/workbook.xml.rels': relations,
      'xl/my sheets/sheet1.xml': sheet!,
    });
    expect(await readTexts(bytes)).toEqual({ A1: '甲' });
  });

  test('sheets keep the order of their tabs, hidden and very hidden ones are marked', async () => {
    const bytes = craftXlsx({
      sheets: [
        { name: '玉城街道', rows: [[1]] },
        { name: '草稿', hidden: true, rows: [[2]] },
        { name: '系统 & "内部"', hidden: 'very', rows: [[3]] },
      ],
    });
    expect(
      (await readWorkbook(bytes)).map(({ index, name, hidden, rows }) => [
        index,
        name,
        hidden,
        rows[0]?.cells[0]?.text,
      ]),
    ).toEqual([
      [0, '玉城街道', false, '1'],
      [1, '草稿', true, '2'],
      [2, '系统 & "内部"', true, '3'],
    ]);
  });

  test('a chart sheet is not listed; a workbook of charts alone has no sheets', async () => {
    const parts = xlsxParts({
      sheets: [
        { name: '图', rows: [[1]] },
        { name: '数', rows: [[2]] },
      ],
    });
    const charted = parts['xl/_rels/workbook.xml.rels']!.replace('/worksheet"', '/chartsheet"');
    const read = await readWorkbook(craftParts({ ...parts, 'xl/_rels/workbook.xml.rels': charted }));
    expect(read.map(({ index, name }) => [index, name])).toEqual([[0, '数']]);
    const only = charted.replaceAll('/worksheet"', '/chartsheet"');
    const refused = await refusalOf(craftParts({ ...parts, 'xl/_rels/workbook.xml.rels': only }));
    expect(refused.code).toBe('FILE_WITHOUT_SHEETS');
  });

  test('rows that are only formatted are not delivered, however many there are', async () => {
    const empty = Array.from(
      { length: 5000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="1"/></row>`,
    ).join('');
    const data = `<row r="1"><c r="A1"><v>1</v></c></row>${empty}<row r="1048576"><c r="C1048576"><v>2</v></c></row>`;
    expect(await readTexts(craftXlsx({ sheets: [{ name: '表', rows: [], data }] }))).toEqual({
      A1: '1',
      C1048576: '2',
    });
  });

  test('merged ranges, which stand behind the rows, are spread over them', async () => {
    const sheet = {
      name: '表',
      rows: [['标题'], ['企业', '宗地'], ['一厂', '1'], [null, '2'], [null, null]],
      merges: ['A1:B1', 'A3:A5'],
    };
    for (const prefix of [undefined, 'x']) {
      const [read] = await readWorkbook(craftXlsx({ sheets: [sheet], ...(prefix && { prefix }) }));
      // Row 5 has nothing of its own: it is not a row of the table.
      expect(read?.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
      expect(read?.rows[0]?.cells[1]).toEqual({ text: '标题', kind: 'text', merged: 'across' });
      expect(read?.rows[3]?.cells).toEqual([
        { text: '一厂', kind: 'text', merged: 'down' },
        { text: '2', kind: 'text' },
      ]);
    }
  });

  test('a preview gives the first rows, and the whole can be read after it', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => [`企业${i}`, i * 1.5]);
    const opened = await openWorkbook(
      { bytes: craftXlsx({ sheets: [{ name: '表', rows: many }] }) },
      '表.xlsx',
    );
    const preview = await previewRows(opened, 0, 3);
    expect(preview.map(({ row, cells }) => [row, cells[0]?.text])).toEqual([
      [1, '企业0'],
      [2, '企业1'],
      [3, '企业2'],
    ]);
    expect(await previewRows(opened, 0, 0)).toEqual([]);
    let count = 0;
    for await (const batch of opened.batches(0)) count += batch.length;
    expect(count).toBe(20_000);
    await opened.close();
  });
});
