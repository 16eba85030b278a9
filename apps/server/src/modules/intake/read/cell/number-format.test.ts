import { describe, expect, test } from 'vitest';
import { shownByBuiltin, shownByFormat } from './number-format.ts';

describe('number formats that show a day', () => {
  test.each([13, 23, 26, 37, 44, 48, 49, 59])('built-in %i shows none', (id) => {
    expect(shownByBuiltin(id)).toBeUndefined();
  });

  test.each([14, 22, 27, 36, 45, 47, 50, 58])('built-in %i does', (id) => {
    expect(shownByBuiltin(id)).toBe('day');
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
    expect(shownByFormat(code)).toBe('day');
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
    expect(shownByFormat(code)).toBeUndefined();
  });
});

describe('number formats that show a percentage', () => {
  test.each([8, 11, 12])('built-in %i shows none', (id) => {
    expect(shownByBuiltin(id)).toBeUndefined();
  });

  test.each([9, 10])('built-in %i does', (id) => {
    expect(shownByBuiltin(id)).toBe('percent');
  });

  test.each(['0%', '0.00%', '#,##0.0%', '0.00%;[Red]-0.00%', '_ 0.0%_ ', '[>1]0%;0.00%'])(
    '%s does',
    (code) => {
      expect(shownByFormat(code)).toBe('percent');
    },
  );

  test.each(['0.00"%"', '0\\%', '#,##0.00', '0.00"（单位：%）"', `0%${'"厂"'.repeat(100)}`])(
    '%s does not',
    (code) => {
      expect(shownByFormat(code)).toBeUndefined();
    },
  );
});
