import { describe, expect, test } from 'vitest';
import { csvLine } from './to-csv.ts';

describe('a CSV opens as the texts it holds', () => {
  test.each([
    ['=1+1', `"'=1+1"`],
    ['+86 576', `"'+86 576"`],
    ['-SUM(A1)', `"'-SUM(A1)"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', `"'＝1"`],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['-12.5万', `"'-12.5万"`],
  ])('%j gets an apostrophe and quotes', (text, written) => {
    expect(csvLine([text])).toBe(`${written}\r\n`);
  });

  test.each(['-12.5', '-3%', '-0.000012', '1=1', 'a@b', '2023-08-31'])('%j is harmless', (text) => {
    expect(csvLine([text])).toBe(`${text}\r\n`);
  });

  test.each<[string, string | number | boolean | null, string]>([
    ['a comma', '虚构,一厂', '"虚构,一厂"'],
    ['quotes', '5" 管', '"5"" 管"'],
    ['a line end', 'a\nb', '"a\nb"'],
    ['blanks at the ends', ' a', '" a"'],
    ['a negative number', -1.5, '-1.5'],
    ['a boolean', true, 'true'],
    ['nothing', null, ''],
  ])('%s', (_title, value, written) => {
    expect(csvLine([value, 'x'])).toBe(`${written},x\r\n`);
  });
});
