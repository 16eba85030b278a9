import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDay, plusDays } from '../values/index.ts';
import { readDate } from './cell-date.ts';

const day = (text: string) => readDate({ text, kind: 'text' });

test.each([
  '2022-09-14',
  '2022/9/14',
  '2022.9.14',
  '2022.09.14',
  '2022年9月14日',
  '2022年09月14日',
  '20220914',
  '２０２２年９月１４日',
  '2022 - 9 - 14',
  '2022-09-14 00:00:00',
  '2022—09—14',
  "'2022-09-14",
  '44818',
])('%j is the fourteenth of September 2022', (text) => {
  expect(day(text)).toBe('2022-09-14');
});

test('a stored date is taken as it is, whatever its serial number', () => {
  expect(readDate({ text: '44818', kind: 'number', date: '2022-09-14' })).toBe('2022-09-14');
});

test.each([
  '2022-02-29',
  '2022-13-01',
  '2022-00-10',
  '2022年9月',
  '九月十四日',
  '待定',
  '',
  '20221301',
  '59',
])('%j is no day', (text) => {
  expect(day(text)).toBeUndefined();
});

test('the leap day counts in leap years alone', () => {
  expect([day('2020-02-29'), day('2000-2-29'), day('1900-02-29')]).toEqual([
    '2020-02-29',
    '2000-02-29',
    undefined,
  ]);
});

test('day counts follow the calendar: 61 is 1 March 1900, each further one a day later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 80_000 }), (serial) => {
      const read = day(String(serial)) ?? '';
      expect(isCalendarDay(read)).toBe(true);
      expect(read).toBe(plusDays('1900-03-01', serial - 61));
    }),
  );
});
