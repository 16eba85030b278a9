import { describe, expect, test } from 'vitest';
import { isBuiltinDateFormat, isDateFormat } from './date-format.ts';

describe('number formats that show a day', () => {
  test.each([13, 23, 26, 37, 44, 48, 49, 59])('built-in %i shows none', (id) => {
    expect(isBuiltinDateFormat(id)).toBe(false);
  });

  test.each([14, 22, 27, 36, 45, 47, 50, 58])('built-in %i does', (id) => {
    expect(isBuiltinDateFormat(id)).toBe(true);
  });

  test.each([
    'yyyy-mm-dd',
    'yyyy"年"m"月"d"日"',
    'yyyy年m月d日',
    '[$-804]yyyy"年"m"月";@',
    'm/d',
    'mmm-yy',
    'd',
    'yyyy/m/d h:mm',
    'yyyy-mm-dd hh:mm:ss.000',
    'e"年"m"月"',
    'YYYY\\-MM\\-DD',
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
  ])('%s does', (code) => {
    expect(isDateFormat(code)).toBe(true);
  });

  test.each([
    'General',
    '0.00',
    '#,##0.00',
    '@',
    '0.00E+00',
    '#,##0.00"万元/day"',
    '0"d"',
    '[Red]0.00;[Blue]-0.00',
    '_-* #,##0.00_d',
    'h:mm',
    'mm:ss',
    '[h]:mm:ss',
    '# ?/?',
    '0\\m',
    'Standard',
    `yyyy${'"年"'.repeat(100)}`,
  ])('%s does not', (code) => {
    expect(isDateFormat(code)).toBe(false);
  });
});
