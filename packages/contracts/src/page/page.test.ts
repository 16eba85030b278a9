import { describe, expect, test } from 'vitest';
import { ResultQuery } from '../evaluation/index.ts';
import { Day } from './page.ts';

describe('a day on the wire', () => {
  test.each(['2023-02-28', '2024-02-29', '2023-12-31', '0001-01-01'])('%s is on the calendar', (day) => {
    expect(Day.safeParse(day).success).toBe(true);
  });

  test.each([
    '2023-02-29',
    '2023-02-31',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-2-1',
    '0000-01-01',
    '',
  ])('“%s” is none, and the answer says how to write one', (day) => {
    expect(Day.safeParse(day).error?.issues[0]?.message).toBe('没有这一天，请写成 2023-12-31 这样的年-月-日');
  });
});

describe('yes or no in an address', () => {
  test.each([
    ['true', true],
    ['false', false],
    [undefined, undefined],
  ])('%s', (text, meant) => {
    expect(ResultQuery.parse({ adjusted: text }).adjusted).toBe(meant);
  });

  test.each(['1', '0', '', 'no', 'TRUE'])('“%s” is neither', (text) => {
    expect(ResultQuery.safeParse({ adjusted: text }).success).toBe(false);
  });
});
