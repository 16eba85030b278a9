import { expect, test } from 'vitest';
import { parseChineseNumeral, toChineseNumeral } from './chinese-numeral.ts';

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
])('%i is %s both ways', (value, text) => {
  expect(toChineseNumeral(value)).toBe(text);
  expect(parseChineseNumeral(text)).toBe(value);
});

test.each([0, 100, 1.5, -1])('%d numbers no part', (value) => {
  expect(() => toChineseNumeral(value)).toThrow(RangeError);
});

test.each(['', '零', '一十', '十十', '百'])('%j is no number of a part', (text) => {
  expect(parseChineseNumeral(text)).toBeUndefined();
});
