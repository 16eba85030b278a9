import type { EntryDetail } from '@tenglong/contracts/register';
import { describe, expect, test } from 'vitest';
import { dueWords, lightWords, stepWords } from './light-words.ts';

describe('the light of an entry', () => {
  const light = (of: EntryDetail['light']['light'], title: string, leftDays: number | null) =>
    lightWords({ light: { light: of, title }, leftDays });
  test.each([
    ['overdue counts its days', 'red', '逾期', -23, { kind: 'late', word: '逾期 23 天' }],
    ['near counts what is left', 'amber', '临期', 3, { kind: 'slow', word: '余 3 天' }],
    ['the day itself', 'amber', '临期', 0, { kind: 'slow', word: '今天到期' }],
    ['in time keeps the word of the plan', 'green', '按期', 20, { kind: 'good', word: '按期' }],
    ['closed has no days', 'done', '销号', null, { kind: 'done', word: '销号' }],
    [
      'red for another reason than a deadline keeps its word',
      'red',
      '违规',
      4,
      { kind: 'late', word: '违规' },
    ],
  ] as const)('%s', (_title, of, word, days, expected) => {
    expect(light(of, word, days)).toEqual(expected);
  });
  test.each([
    ['red', '逾期', -23, '办理逾期 23 天'],
    ['amber', '临期', 3, '办理期限余 3 天'],
    ['green', '按期', 20, '办理按期'],
    ['done', '已履约', null, '已履约'],
    ['grey', '暂停计时', null, '暂停计时'],
  ] as const)('beside planned days %s says that it is about the step: %s', (of, title, leftDays, word) => {
    expect(stepWords({ light: { light: of, title }, leftDays }).word).toBe(word);
  });
  test.each([
    [-1, '逾期 1 天'],
    [0, '今天到期'],
    [1, '明天到期'],
    [2, '余 2 天'],
    [null, ''],
  ])('%s days left read %s', (days, words) => {
    expect(dueWords(days)).toBe(words);
  });
});
