import { describe, expect, test } from 'vitest';
import { serialDate } from './serial-date.ts';

describe('a serial number is the day a spreadsheet shows', () => {
  test.each([
    ['a time of day alone is no day', 0.5, undefined],
    ['the first day', 1, '1900-01-01'],
    ['the last day before the invented one', 59, '1900-02-28'],
    ['29 February 1900 never was', 60, undefined],
    ['the first day after it', 61, '1900-03-01'],
    ['a day of this century', 44_621, '2022-03-01'],
    ['the evening is still that day', 44_621.99, '2022-03-01'],
    ['a leap day', 45_351, '2024-02-29'],
    ['the last day', 2_958_465, '9999-12-31'],
    ['the day after it is none', 2_958_466, undefined],
    ['a negative number is none', -1, undefined],
  ])('1900: %s', (_title, serial, day) => {
    expect(serialDate(serial, false)).toBe(day);
  });

  test.each([
    ['counts from 0', 0, '1904-01-01'],
    ['1,462 days behind the other system', 43_159, '2022-03-01'],
    ['the last day', 2_957_003, '9999-12-31'],
    ['the day after it is none', 2_957_004, undefined],
  ])('1904: %s', (_title, serial, day) => {
    expect(serialDate(serial, true)).toBe(day);
  });
});
