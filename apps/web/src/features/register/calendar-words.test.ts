import { describe, expect, test } from 'vitest';
import { besideWords, monthBeside, monthWords } from './calendar-words.ts';

describe('the months of a calendar', () => {
  test.each([
    ['2023-09', 1, '2023-10'],
    ['2023-12', 1, '2024-01'],
    ['2023-01', -1, '2022-12'],
    ['2023-02', -1, '2023-01'],
  ] as const)('%s and %i', (month, step, beside) => {
    expect(monthBeside(month, step)).toBe(beside);
  });

  test('and what stands beside them, in words', () => {
    expect(monthWords('2023-09')).toBe('2023 年 9 月');
    expect(besideWords({ before: 2, after: 0, without: 1 }, '家')).toBe(
      '更早到期还没办完 2 家，没有期限 1 家',
    );
    expect(besideWords({ before: 0, after: 0, without: 0 }, '家')).toBe('');
  });
});
