import { describe, expect, test } from 'vitest';
import {
  type CraftCell,
  type CraftWorkbook,
  craftParts,
  craftXlsx,
  xlsxParts,
} from '../../../../../test/craft-xlsx.ts';
import { readWorkbook, refusalOf } from '../../../../../test/read-workbook.ts';

/** One cell, read back. */
async function cell(content: CraftCell, workbook: Partial<CraftWorkbook> = {}) {
  const [sheet] = await readWorkbook(
    craftXlsx({ sheets: [{ name: '表', rows: [['x', content]] }], ...workbook }),
  );
  return sheet?.rows[0]?.cells[1];
}

/** A cell written as raw XML. */
async function rawCell(xml: string) {
  const data = `<row r="1"><c r="A1"><v>1</v></c>${xml}</row>`;
  const [sheet] = await readWorkbook(craftXlsx({ sheets: [{ name: '表', rows: [], data }] }));
  return sheet?.rows[0]?.cells[1];
}

describe('what a cell of an .xlsx holds', () => {
  test.each<[string, CraftCell, unknown]>([
    ['a shared string, nothing trimmed', ' 虚构\u3000一厂 \n', { text: ' 虚构\u3000一厂 \n', kind: 'text' }],
    ['a string in the cell itself', { inline: 'a & b < c' }, { text: 'a & b < c', kind: 'text' }],
    ['rich text without its runs', { rich: ['虚构', '一', '厂'] }, { text: '虚构一厂', kind: 'text' }],
    [
      'the reading of a name is no part of it',
      { rich: ['玉环'], phonetic: 'yuhuan' },
      { text: '玉环', kind: 'text' },
    ],
    ['a number', 7138.4, { text: '7138.4', kind: 'number' }],
    ['a number with binary dust', { raw: '73.06999999999999' }, { text: '73.07', kind: 'number' }],
    [
      'a code stored as a number',
      { raw: '9.13310210620000144E+17' },
      { text: '913310210620000000', kind: 'number' },
    ],
    ['a boolean', false, { text: 'FALSE', kind: 'boolean' }],
    ['an error', { error: '#N/A' }, { text: '#N/A', kind: 'error' }],
    ['a formula with a number', { formula: 'A1*2', value: 3 }, { text: '3', kind: 'number' }],
    ['a formula with a text', { formula: 'A1&"x"', value: '甲' }, { text: '甲', kind: 'text' }],
    ['a formula with a boolean', { formula: 'A1=1', value: true }, { text: 'TRUE', kind: 'boolean' }],
    [
      'a formula that was never calculated',
      { formula: 'SUM(A1:A2)' },
      { text: '=SUM(A1:A2)', kind: 'formula' },
    ],
    ['a formula whose result is an empty text', { formula: '""', value: '' }, undefined],
    ['an empty string', '', undefined],
    ['a leading apostrophe stays', "'0123", { text: "'0123", kind: 'text' }],
    ['an escaped line end', 'a_x000D_\nb', { text: 'a\r\nb', kind: 'text' }],
  ])('%s', async (_title, content, expected) => {
    expect(await cell(content)).toEqual(expected);
    if (typeof content === 'string') expect(await cell(content, { strings: 'inline' })).toEqual(expected);
  });

  test.each<[string, CraftCell, true | undefined]>([
    ['built-in 0%', { raw: '0.0345', format: 9 }, true],
    ['custom 0.0%', { raw: '0.0345', format: '0.0%' }, true],
    ['a percent sign that is only a word', { raw: '3.45', format: '0.00"%"' }, undefined],
    ['no format', 0.0345, undefined],
  ])('a number as a percentage: %s', async (_title, content, percent) => {
    const found = await cell(content);
    expect(found?.percent).toBe(percent);
    expect(found?.text).toBe('raw' in Object(content) ? (content as { raw: string }).raw : '0.0345');
  });

  test.each<[string, CraftCell, string | undefined]>([
    ['built-in short date', { date: '2022-03-01' }, '2022-03-01'],
    ['built-in Chinese date 31', { date: '2022-03-01', format: 31 }, '2022-03-01'],
    ['built-in Chinese date 57', { date: '2022-03-01', format: 57 }, '2022-03-01'],
    ['custom format', { date: '2022-03-01', format: 'yyyy"年"m"月"d"日";@' }, '2022-03-01'],
    ['a day with a time', { raw: '44621.75', format: 'yyyy/m/d h:mm' }, '2022-03-01'],
    ['an amount with a unit in its format', { raw: '44621', format: '#,##0.00"元/day"' }, undefined],
    ['a time alone', { raw: '0.75', format: 'yyyy/m/d h:mm' }, undefined],
    ['no format', 44_621, undefined],
  ])('the day of a number: %s', async (_title, content, day) => {
    const found = await cell(content);
    expect(found?.kind).toBe('number');
    expect(found?.date).toBe(day);
  });

  test('days count from 1904 where the workbook says so', async () => {
    expect(await cell({ date: '2022-03-01' }, { date1904: true })).toEqual({
      text: '43159',
      kind: 'number',
      date: '2022-03-01',
    });
  });

  test('a date spelt out by a strict file', async () => {
    expect(await rawCell('<c r="B1" t="d"><v>2022-03-01T00:00:00</v></c>')).toEqual({
      text: '2022-03-01T00:00:00',
      kind: 'text',
      date: '2022-03-01',
    });
  });

  test.each([
    [
      'references of all kinds',
      '<c r="B1" t="inlineStr"><is><t>&lt;&amp;&#x4e00;&#20108;&quot;&apos;</t></is></c>',
      '<&一二"\'',
    ],
    ['CDATA', '<c r="B1" t="inlineStr"><is><t><![CDATA[<b>&amp;]]></t></is></c>', '<b>&amp;'],
    [
      'a comment in the middle of a text',
      '<c r="B1" t="inlineStr"><is><t>甲<!-- x -->乙</t></is></c>',
      '甲乙',
    ],
    ['a comment in the middle of a number', '<c r="B1"><v>1<!-- x -->2</v></c>', '12'],
    ['blanks around a number', '<c r="B1"><v> 12.50 </v></c>', '12.5'],
    ['attributes in any order and quotes', "<c t = 'str'  s='0' r='B1'><f>A1</f><v>甲</v></c>", '甲'],
    ['XML line ends', '<c r="B1" t="inlineStr"><is><t>a\r\nb\rc</t></is></c>', 'a\nb\nc'],
    ['a word where a number should be', '<c r="B1"><v>约5000</v></c>', '约5000'],
  ])('XML: %s', async (_title, xml, text) => {
    expect((await rawCell(xml))?.text).toBe(text);
  });

  test('a very long text in many pieces of the file', async () => {
    const long = '虚构企业名称'.repeat(5000);
    expect((await cell(long))?.text).toBe(long);
    const big = Array.from({ length: 3000 }, (_, i) => [`第${i}行${'长'.repeat(i % 97)}`, i]);
    const [sheet] = await readWorkbook(craftXlsx({ sheets: [{ name: '表', rows: big }] }));
    expect(sheet?.rows.map(({ cells }) => [cells[0]?.text, Number(cells[1]?.text)])).toEqual(big);
  });

  test('a string that does not exist is damage, not an empty cell', async () => {
    const parts = xlsxParts({ sheets: [{ name: '表', rows: [['a']] }] });
    const broken = parts['xl/worksheets/sheet1.xml']!.replace('<v>0</v>', '<v>9</v>');
    expect((await refusalOf(craftParts({ ...parts, 'xl/worksheets/sheet1.xml': broken }))).code).toBe(
      'FILE_DAMAGED',
    );
  });
});
